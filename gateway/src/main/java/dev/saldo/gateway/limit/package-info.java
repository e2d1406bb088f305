/** How much one may ask for: requests by caller and by address, and failed attempts to be let in. */
@NullMarked
package dev.saldo.gateway.limit;

import org.jspecify.annotations.NullMarked;
