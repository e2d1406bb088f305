package dev.saldo.issuer;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.core.oidc.StandardClaimNames;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;

/** What access tokens and ID tokens say of an account, as far as the scopes go. */
final class Claims {

    /** Access tokens are for Saldo; ID tokens are for the client, which has the same name. */
    private static final List<String> AUDIENCE = List.of("saldo");

    private Claims() {}

    static void add(JwtEncodingContext context) {
        var account = account(context.getPrincipal());
        var claims = context.getClaims().audience(AUDIENCE);
        if (context.getAuthorizedScopes().contains(OidcScopes.EMAIL)) {
            claims.claim(StandardClaimNames.EMAIL, account.email());
            claims.claim(StandardClaimNames.EMAIL_VERIFIED, true);
        }
        if (context.getAuthorizedScopes().contains(OidcScopes.PROFILE)) {
            claims.claim(StandardClaimNames.NAME, account.name());
        }
    }

    private static Account account(@Nullable Authentication authentication) {
        if (authentication != null && authentication.getPrincipal() instanceof SignedIn(var account)) {
            return account;
        }
        throw new IllegalStateException("a token for nobody");
    }
}
