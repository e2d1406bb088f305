/** The exchange of a credential for the token that services trust. */
@NullMarked
package dev.saldo.identity.token;

import org.jspecify.annotations.NullMarked;
