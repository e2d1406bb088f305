package dev.saldo.identity.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.saldo.identity.AtOnce;
import dev.saldo.testkit.SaldoTest;
import dev.saldo.testkit.Superuser;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@SaldoTest
class SigningKeysIT {

    private static final SigningProperties PROPERTIES =
            new SigningProperties(Duration.ofDays(7), Duration.ofMinutes(10), Duration.ofHours(1));
    private static final JWTClaimsSet CLAIMS =
            new JWTClaimsSet.Builder().subject("test").build();

    private final SigningKeyRepository repository;
    private final Superuser superuser;
    private final MovedClock clock = new MovedClock();

    SigningKeysIT(SigningKeyRepository repository, Superuser superuser) {
        this.repository = repository;
        this.superuser = superuser;
    }

    @BeforeEach
    void thereAreNone() {
        superuser.execute("truncate signing_key");
    }

    @Test
    void replicasThatStartTogetherShareOneKey() throws Exception {
        var replicas = IntStream.range(0, 6).mapToObj(_ -> replica()).toList();

        AtOnce.call(replicas.stream().map(SigningKeysIT::round).toList());

        for (var replica : replicas) {
            assertThat(kids(replica)).isEqualTo(kids(replicas.getFirst())).hasSize(1);
            assertThat(isGoodFor(replica.sign(CLAIMS), replicas.getFirst())).isTrue();
        }
    }

    @Test
    void aKeyIsAnnouncedSignsAndIsKeptForAWhile() throws Exception {
        var one = replica();
        var other = replica();
        var both = List.of(round(one), round(other));
        AtOnce.call(both);
        var first = kidOf(one.sign(CLAIMS));

        clock.move(Duration.ofDays(7).minusMinutes(10));
        AtOnce.call(both);
        assertThat(kids(one)).isEqualTo(kids(other)).hasSize(2);
        assertThat(kidOf(one.sign(CLAIMS))).isEqualTo(first);

        clock.move(Duration.ofMinutes(10));
        var second = kidOf(other.sign(CLAIMS));
        assertThat(second).isNotEqualTo(first);
        assertThat(isGoodFor(other.sign(CLAIMS), one)).isTrue();
        assertThat(kids(one)).containsExactly(first, second);

        clock.move(Duration.ofHours(1));
        AtOnce.call(both);
        assertThat(kids(one)).isEqualTo(kids(other)).containsExactly(second);
        superuser.execute("do $$ begin assert (select count(*) from signing_key) = 1; end $$");
    }

    @Test
    void thePrivateHalfIsSealed() {
        replica().round().block();

        superuser.execute(
                "do $$ begin assert not exists (select from signing_key where public_key like '%\"d\"%'); end $$");
        superuser.execute("update signing_key set generation = 2");
        assertThatThrownBy(() -> replica().round().block()).hasMessageContaining("saldo.identity.secret");
    }

    private SigningKeys replica() {
        return new SigningKeys(repository, PROPERTIES, clock);
    }

    private static Callable<Boolean> round(SigningKeys replica) {
        return () -> replica.round().thenReturn(true).block();
    }

    private static List<String> kids(SigningKeys replica) throws Exception {
        return JWKSet.parse(replica.published()).getKeys().stream()
                .map(key -> key.getKeyID())
                .toList();
    }

    private static String kidOf(String token) throws Exception {
        return SignedJWT.parse(token).getHeader().getKeyID();
    }

    private static boolean isGoodFor(String token, SigningKeys replica) throws Exception {
        var key = JWKSet.parse(replica.published()).getKeyByKeyId(kidOf(token));
        return SignedJWT.parse(token).verify(new ECDSAVerifier(key.toECKey()));
    }

    private static final class MovedClock extends Clock {

        private Instant now = Instant.parse("2026-01-01T00:00:00Z");

        void move(Duration by) {
            now = now.plus(by);
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
