package dev.saldo.usage.event;

import dev.saldo.kit.job.RecurringJob;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Forgets fates that nobody will ask for, a bounded piece at a time. Replicas may do it at once. */
@Component
class ForgettingEvents implements RecurringJob {

    private static final Duration EVERY = Duration.ofHours(1);
    private static final int PIECE = 5_000;

    private final EventRepository events;
    private final Clock clock;
    private final Duration keep;

    ForgettingEvents(EventRepository events, Clock clock, EventProperties properties) {
        this.events = events;
        this.clock = clock;
        this.keep = properties.keep();
    }

    @Override
    public String name() {
        return "forget-events";
    }

    @Override
    public Duration every() {
        return EVERY;
    }

    @Override
    public Mono<Void> round() {
        return events.forget(clock.instant().minus(keep), PIECE)
                .repeat()
                .takeWhile(forgotten -> forgotten == PIECE)
                .then();
    }
}
