/** Signing in with a browser: at any OIDC issuer, by authorization code with PKCE, without a session of our own here. */
@NullMarked
package dev.saldo.gateway.signin;

import org.jspecify.annotations.NullMarked;
