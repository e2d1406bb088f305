/** What a caller is. */
@NullMarked
package dev.saldo.identity.whoami;

import org.jspecify.annotations.NullMarked;
