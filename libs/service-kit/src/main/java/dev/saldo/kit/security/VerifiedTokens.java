package dev.saldo.kit.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import reactor.core.publisher.Mono;

/**
 * Verifies the signature of a token once, which costs more than most requests do otherwise; the gateway sends the same
 * token with all requests that a caller makes within seconds. Whether it still holds is asked every time.
 */
final class VerifiedTokens implements ReactiveJwtDecoder {

    private static final int MOST = 10_000;
    /** Longer than the gateway goes on with a token. */
    private static final Duration UNUSED = Duration.ofSeconds(30);
    /** As long as tokens live, so that none is remembered whose key has been withdrawn since. */
    private static final Duration REMEMBERED = Duration.ofMinutes(5);

    private final ReactiveJwtDecoder decoder;
    private final OAuth2TokenValidator<Jwt> rules;
    private final Cache<String, Jwt> verified = Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterAccess(UNUSED)
            .expireAfterWrite(REMEMBERED)
            .build();

    /** @param rules what may become untrue of a token after it was verified */
    VerifiedTokens(ReactiveJwtDecoder decoder, OAuth2TokenValidator<Jwt> rules) {
        this.decoder = decoder;
        this.rules = rules;
    }

    @Override
    public Mono<Jwt> decode(String text) {
        return Mono.defer(() -> {
            var known = verified.getIfPresent(text);
            return known == null
                    ? decoder.decode(text).doOnNext(token -> verified.put(text, token))
                    : Mono.just(stillValid(known));
        });
    }

    private Jwt stillValid(Jwt token) {
        var result = rules.validate(token);
        if (result.hasErrors()) {
            throw new JwtValidationException("no longer valid", result.getErrors());
        }
        return token;
    }
}
