/** Browsers that are signed in. */
@NullMarked
package dev.saldo.identity.session;

import org.jspecify.annotations.NullMarked;
