/** People, as the configured OpenID Connect issuer vouches for them. */
@NullMarked
package dev.saldo.identity.oidc;

import org.jspecify.annotations.NullMarked;
