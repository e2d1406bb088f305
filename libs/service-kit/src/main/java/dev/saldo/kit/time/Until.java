package dev.saldo.kit.time;

import java.time.Duration;
import reactor.core.publisher.Mono;

/** Waiting for what nobody tells. */
public final class Until {

    private static final long FIRST_PAUSE_MILLIS = 5;
    private static final long LONGEST_PAUSE_MILLIS = 40;

    private Until() {}

    /** Asks again, after pauses that grow a little, until the answer is true. */
    public static Mono<Void> holds(Mono<Boolean> question) {
        return question.filter(answer -> answer)
                .repeatWhenEmpty(asked -> asked.concatMap(times -> Mono.delay(pause(times))))
                .then();
    }

    private static Duration pause(long times) {
        return Duration.ofMillis(Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS * (times + 1)));
    }
}
