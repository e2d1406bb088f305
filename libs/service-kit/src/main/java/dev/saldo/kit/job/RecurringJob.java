package dev.saldo.kit.job;

import java.time.Duration;
import reactor.core.publisher.Mono;

/**
 * What a service does again and again while it runs; declare a bean for each. Its rounds never overlap in one replica,
 * but replicas do theirs at once.
 */
public interface RecurringJob {

    /** In the log and in metrics: {@code expire-lots}. */
    String name();

    /** From the beginning of a round to that of the next; a round that takes longer skips those it is in the way of. */
    Duration every();

    /** From the start of the service to the first round. */
    default Duration firstAfter() {
        return every();
    }

    /** One round; what it cannot do it leaves to the next. An error is logged and counted, and ends only this round. */
    Mono<?> round();
}
