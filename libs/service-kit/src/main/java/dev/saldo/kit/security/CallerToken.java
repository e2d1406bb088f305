package dev.saldo.kit.security;

import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/** A verified token with the caller it stands for, who is read once and not with every request. */
final class CallerToken extends Jwt {

    private static final long serialVersionUID = 1;

    private final transient Caller caller;

    private CallerToken(Jwt token) {
        super(token.getTokenValue(), token.getIssuedAt(), token.getExpiresAt(), token.getHeaders(), token.getClaims());
        this.caller = Tokens.caller(token);
    }

    static Jwt of(Jwt token) {
        return new CallerToken(token);
    }

    /** Whom the token that was presented stands for. */
    static Caller callerOf(Authentication authentication) {
        var token = ((JwtAuthenticationToken) authentication).getToken();
        return token instanceof CallerToken known ? known.caller : Tokens.caller(token);
    }
}
