package dev.saldo.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InternalTokensTest {

    private static final UUID STORE = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final MovingClock clock = new MovingClock();
    private ECKey key;
    private InternalTokens tokens;

    @BeforeEach
    void start() throws Exception {
        key = new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate();
        tokens = new InternalTokens(STORE, key, clock);
    }

    @Test
    void sayWhichStoreAndRoleTheCallerHas() throws Exception {
        var token = SignedJWT.parse(tokens.current());

        assertThat(token.verify(new ECDSAVerifier(key.toPublicJWK()))).isTrue();
        assertThat(token.getHeader().getKeyID()).isEqualTo(key.getKeyID());
        var claims = token.getJWTClaimsSet();
        assertThat(claims.getIssuer()).isEqualTo("saldo");
        assertThat(claims.getSubject()).isEqualTo("bootstrap-key");
        assertThat(claims.getAudience()).containsExactly("saldo-services");
        assertThat(claims.getStringClaim("store")).isEqualTo(STORE.toString());
        assertThat(claims.getStringClaim("role")).isEqualTo("owner");
        assertThat(claims.getStringClaim("scope")).isEqualTo("*");
        assertThat(claims.getIssueTime()).isEqualTo(Date.from(NOON));
        assertThat(claims.getExpirationTime()).isEqualTo(Date.from(NOON.plusSeconds(300)));
    }

    @Test
    void areUsedAgainUntilAMinuteBeforeTheirEnd() {
        var first = tokens.current();

        clock.advance(Duration.ofMinutes(4).minusMillis(1));
        assertThat(tokens.current()).isSameAs(first);

        clock.advance(Duration.ofMillis(1));
        assertThat(tokens.current()).isNotEqualTo(first);
    }

    private static final class MovingClock extends Clock {

        private Instant now = NOON;

        void advance(Duration duration) {
            now = now.plus(duration);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
