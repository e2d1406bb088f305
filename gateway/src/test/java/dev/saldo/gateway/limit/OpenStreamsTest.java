package dev.saldo.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.gateway.limit.RateLimitProperties.Allowance;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class OpenStreamsTest {

    private static final Allowance ANY = new Allowance(1, 1);

    private final OpenStreams streams = new OpenStreams(new RateLimitProperties(ANY, ANY, 2, 20));

    @Test
    void aCallerHasNoMoreStreamsThanAllowed() {
        open("ann");
        open("ann");

        assertThat(open("ann")).isCompletedExceptionally();
        assertThat(open("bob")).isNotDone();
    }

    @Test
    void aStreamThatEndsMakesRoomForAnother() {
        open("ann");
        open("ann").cancel(true);

        assertThat(open("ann")).isNotDone();
        assertThat(open("ann")).isCompletedExceptionally();
    }

    @Test
    void refusedStreamsDoNotCount() {
        var first = open("ann");
        open("ann");
        open("ann");
        open("ann");
        first.cancel(true);

        assertThat(open("ann")).isNotDone();
    }

    private CompletableFuture<Void> open(String caller) {
        return streams.count(caller, Mono.never()).toFuture();
    }
}
