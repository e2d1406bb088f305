package dev.saldo.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.gateway.limit.RateLimitProperties.Allowance;
import io.github.bucket4j.TimeMeter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

class RateLimitTest {

    private static final Allowance TEN_A_SECOND = new Allowance(10, 20);

    private final ManualTime time = new ManualTime();
    private final RateLimit limit = new RateLimit("key", TEN_A_SECOND, time);

    private static final class ManualTime implements TimeMeter {

        private long nanos;

        @Override
        public long currentTimeNanos() {
            return nanos;
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }

        void passes(Duration duration) {
            nanos += duration.toNanos();
        }
    }

    @Test
    void aBurstPassesAndThenNothing() {
        for (var left = 19; left >= 0; left--) {
            var standing = limit.take("a");
            assertThat(standing.remaining()).isEqualTo(left);
            assertThat(standing.isOver()).isFalse();
        }
        var standing = limit.take("a");
        assertThat(standing.isOver()).isTrue();
        assertThat(standing.retryAfterSeconds()).isEqualTo(1);
        assertThat(standing.resetSeconds()).isEqualTo(2);
    }

    @Test
    void aPauseFillsItUpAgain() {
        for (var taken = 0; taken < 20; taken++) {
            limit.take("a");
        }
        time.passes(Duration.ofMillis(100));
        assertThat(limit.take("a").isOver()).isFalse();
        assertThat(limit.take("a").isOver()).isTrue();

        time.passes(Duration.ofSeconds(2));
        assertThat(limit.take("a").remaining()).isEqualTo(19);
    }

    @Test
    void everybodyHasTheirOwn() {
        for (var taken = 0; taken < 20; taken++) {
            limit.take("a");
        }
        assertThat(limit.take("a").isOver()).isTrue();
        assertThat(limit.take("b").remaining()).isEqualTo(19);
    }

    @Test
    void clientsAreToldWhereTheyStand() {
        var headers = new HttpHeaders();
        RateLimitHeaders.tell(headers, new RateLimit("address", new Allowance(100, 250), time).take("a"));
        RateLimitHeaders.tell(headers, limit.take("a"));

        assertThat(headers.getFirst("RateLimit-Policy")).isEqualTo("\"address\";q=250;w=3, \"key\";q=20;w=2");
        assertThat(headers.getFirst("RateLimit")).isEqualTo("\"address\";r=249;t=1, \"key\";r=19;t=1");
        assertThat(headers.getFirst("RateLimit-Limit")).isEqualTo("20");
        assertThat(headers.getFirst("RateLimit-Remaining")).isEqualTo("19");
        assertThat(headers.getFirst("RateLimit-Reset")).isEqualTo("1");
    }

    @Test
    void failuresAreForgivenOneByOne() {
        var attempts = new FailedAttempts(new RateLimitProperties(TEN_A_SECOND, TEN_A_SECOND, 100, 20), time);
        var request =
                MockServerHttpRequest.get("/").remoteAddress(address("1.1.1.1")).build();
        var neighbour =
                MockServerHttpRequest.get("/").remoteAddress(address("1.1.1.2")).build();
        for (var failure = 0; failure < 20; failure++) {
            assertThat(attempts.objection(request)).isNull();
            attempts.count(request);
        }

        assertThat(attempts.objection(request)).isNotNull();
        assertThat(attempts.objection(neighbour)).isNull();
        time.passes(Duration.ofSeconds(3));
        assertThat(attempts.objection(request)).isNull();
    }

    @Test
    void aNetworkOfIpv6CountsAsOneAddress() {
        assertThat(AddressKey.of(address("2001:db8:1:1::1"))).isEqualTo(AddressKey.of(address("2001:db8:1:1:f::2")));
        assertThat(AddressKey.of(address("2001:db8:1:1::1"))).isNotEqualTo(AddressKey.of(address("2001:db8:1:2::1")));
        assertThat(AddressKey.of(address("1.1.1.1"))).isNotEqualTo(AddressKey.of(address("1.1.1.2")));
    }

    private static InetSocketAddress address(String literal) {
        return new InetSocketAddress(InetAddress.ofLiteral(literal), 1);
    }
}
