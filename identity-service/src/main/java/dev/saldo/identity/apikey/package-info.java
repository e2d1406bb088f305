/** The keys that open the API to programs. */
@NullMarked
package dev.saldo.identity.apikey;

import org.jspecify.annotations.NullMarked;
