package dev.saldo.kit.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import reactor.core.publisher.Mono;

class VerifiedTokensTest {

    private static final Instant ISSUED = Instant.parse("2026-11-29T10:00:00Z");
    private static final Instant EXPIRES = ISSUED.plusSeconds(300);

    private final JwtTimestampValidator rules = new JwtTimestampValidator(Duration.ZERO);
    private final List<String> verified = new ArrayList<>();
    private final VerifiedTokens tokens = new VerifiedTokens(this::verify, rules);

    @Test
    void aTokenIsVerifiedOnce() {
        at(ISSUED);

        assertThat(tokens.decode("one").block()).isEqualTo(tokens.decode("one").block());
        tokens.decode("two").block();

        assertThat(verified).containsExactly("one", "two");
    }

    @Test
    void whatWasVerifiedExpiresAllTheSame() {
        at(ISSUED);
        tokens.decode("one").block();

        at(EXPIRES.plusMillis(1));

        assertThatThrownBy(() -> tokens.decode("one").block()).isInstanceOf(JwtValidationException.class);
        assertThat(verified).containsExactly("one");
    }

    @Test
    void whatIsRefusedIsLookedAtAgain() {
        at(ISSUED);
        assertThatThrownBy(() -> tokens.decode("forged").block()).isInstanceOf(BadJwtException.class);
        assertThatThrownBy(() -> tokens.decode("forged").block()).isInstanceOf(BadJwtException.class);

        assertThat(verified).containsExactly("forged", "forged");
    }

    private void at(Instant now) {
        rules.setClock(Clock.fixed(now, ZoneOffset.UTC));
    }

    private Mono<Jwt> verify(String text) {
        verified.add(text);
        return text.equals("forged")
                ? Mono.error(new BadJwtException("not signed by us"))
                : Mono.just(Jwt.withTokenValue(text)
                        .header("alg", "ES256")
                        .issuedAt(ISSUED)
                        .expiresAt(EXPIRES)
                        .build());
    }
}
