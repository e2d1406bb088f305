/** The one secret of the service, and what is derived from it. */
@NullMarked
package dev.saldo.identity.secret;

import org.jspecify.annotations.NullMarked;
