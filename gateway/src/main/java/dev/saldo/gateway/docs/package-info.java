/** One API document of all services, and the page that shows it. */
@NullMarked
package dev.saldo.gateway.docs;

import org.jspecify.annotations.NullMarked;
