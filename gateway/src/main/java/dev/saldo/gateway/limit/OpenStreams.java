package dev.saldo.gateway.limit;

import dev.saldo.gateway.problem.Problem;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** How many event streams each caller has open: every one holds a connection to a service for as long as it lasts. */
@Component
public final class OpenStreams {

    private static final long RETRY_AFTER_SECONDS = 5;

    private final ConcurrentMap<Object, Integer> open = new ConcurrentHashMap<>();
    private final int most;

    OpenStreams(RateLimitProperties properties) {
        this.most = properties.streams();
    }

    /** The stream, or a problem when the caller has too many. */
    public Mono<Void> count(Object caller, Mono<Void> stream) {
        return Mono.defer(() -> {
            if (open.merge(caller, 1, Integer::sum) > most) {
                close(caller);
                return Mono.error(Problem.tooManyRequests(RETRY_AFTER_SECONDS));
            }
            return stream.doFinally(_ -> close(caller));
        });
    }

    private void close(Object caller) {
        open.computeIfPresent(caller, (_, streams) -> streams == 1 ? null : streams - 1);
    }
}
