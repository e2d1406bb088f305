package dev.saldo.identity.clock;

import dev.saldo.kit.Pure;
import java.time.Instant;
import java.util.Collection;
import java.util.Objects;

/** What follows from the answers of the services. */
@Pure
sealed interface Next {

    /** Not all have answered. */
    record Wait() implements Next {}

    /** All are asked, again or at a later moment. */
    record Ask(int step, int round, Instant now) implements Next {}

    /** The clock is there, and nothing is under way. */
    record Settled() implements Next {}

    /**
     * A step is over once no service announced anything since the round before. Then the clock moves to what falls due
     * next, wherever that is, and no further than it was told to.
     */
    static Next after(Advance advance, Collection<String> services) {
        if (!advance.isRunning() || !advance.waitingFor(services).isEmpty()) {
            return new Wait();
        }
        if (!advance.present().stream().allMatch(ServiceAnswer::isQuiet)) {
            return new Ask(advance.step(), advance.round() + 1, advance.now());
        }
        return advance.now().equals(advance.to()) ? new Settled() : new Ask(advance.step() + 1, 1, nextMoment(advance));
    }

    private static Instant nextMoment(Advance advance) {
        return advance.present().stream()
                .map(ServiceAnswer::nextDueAt)
                .filter(Objects::nonNull)
                .filter(due -> due.isAfter(advance.now()) && due.isBefore(advance.to()))
                .min(Instant::compareTo)
                .orElse(advance.to());
    }
}
