package dev.saldo.identity.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.saldo.contracts.access.Scope;
import dev.saldo.identity.signing.SigningKeys;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.springframework.stereotype.Component;

/**
 * Writes and signs the tokens that services trust. They name no person, only ids. Who comes again within a minute gets
 * the same token, which the services know by then: to sign and to verify costs more than everything else an exchange
 * does. Whether the credential is still good is not remembered here.
 */
@Component
class InternalTokens {

    private static final String ISSUER = "saldo";
    private static final String AUDIENCE = "saldo-services";
    private static final Duration LIFETIME = Duration.ofMinutes(5);
    private static final Duration GIVEN_AGAIN = Duration.ofMinutes(1);
    private static final int MOST = 10_000;

    private final SigningKeys keys;
    private final Clock clock;
    private final Cache<Grant, TokenView> recent = Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterWrite(GIVEN_AGAIN)
            .build();

    InternalTokens(SigningKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    TokenView of(Grant grant) {
        return recent.get(grant, this::signed);
    }

    private TokenView signed(Grant grant) {
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var end = end(grant, now);
        var authority = grant.authority();
        var claims = new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(AUDIENCE)
                .subject(grant.subject())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(end))
                .claim("store", grant.store().toString())
                .claim("role", authority.role().wire())
                .claim("scope", Scope.join(authority.scopes()))
                .claim("test", grant.test());
        if (authority.customer() != null) {
            claims.claim("customer", authority.customer().toString());
        }
        var scopes = authority.scopes().stream().sorted().map(Scope::wire).toList();
        return new TokenView(
                keys.sign(claims.build()),
                end,
                grant.store(),
                grant.subject(),
                authority.role().wire(),
                scopes);
    }

    /** No token outlives its credential. */
    private static Instant end(Grant grant, Instant now) {
        var end = now.plus(LIFETIME);
        return grant.until() == null || grant.until().isAfter(end)
                ? end
                : grant.until().truncatedTo(ChronoUnit.SECONDS);
    }
}
