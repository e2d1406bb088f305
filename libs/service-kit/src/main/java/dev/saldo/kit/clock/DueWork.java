package dev.saldo.kit.clock;

import java.time.Instant;
import java.util.UUID;
import reactor.core.publisher.Mono;

/**
 * A kind of thing that falls due in a service; declare a bean for each. Where the clock of a test store is moved, it is
 * asked to do what is due, and when the next falls due. It shares the work with the jobs that do the same for all
 * stores, and must bear that several replicas are asked at once.
 */
public interface DueWork {

    /**
     * Does what is due in the store by {@code now}, at least a batch of it, in transactions of its own.
     *
     * @return true when it did something, or when something is still under way here, such as a row that is locked by a
     *     job; it is asked again until it says false. What waits for other services is not meant: their events count as
     *     activity.
     */
    Mono<Boolean> settle(UUID store, Instant now);

    /** When the next thing falls due in the store after now; empty when nothing will. */
    Mono<Instant> nextDue(UUID store);
}
