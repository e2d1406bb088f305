package dev.saldo.identity.clock;

import dev.saldo.kit.id.Ids;
import dev.saldo.kit.outbox.Outbox;
import dev.saldo.kit.security.Caller;
import dev.saldo.kit.time.Times;
import dev.saldo.kit.web.Problem;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Sets the clocks of test stores going. Joins its caller's transaction. */
@Service
class AdvancingClocks {

    static final int MOST_YEARS = 10;

    private final AdvanceRepository repository;
    private final Outbox outbox;
    private final Clock wall;

    AdvancingClocks(AdvanceRepository repository, Outbox outbox, Clock wall) {
        this.repository = repository;
        this.outbox = outbox;
        this.wall = wall;
    }

    /** From where the clock stands, or from now on the wall; one move of a store at a time. */
    Mono<Advance> advance(Caller caller, Instant to) {
        if (!caller.test()) {
            return Mono.error(Problem.conflict("live-clock", "The clock of a live store goes by itself."));
        }
        return repository
                .lockNewest(caller.store())
                .map(AdvancingClocks::standing)
                .switchIfEmpty(Mono.fromSupplier(() -> Times.now(wall)))
                .map(from -> begin(caller.store(), from, to.truncatedTo(ChronoUnit.MICROS)))
                .delayUntil(advance ->
                        repository.add(advance).filter(added -> added).switchIfEmpty(moving()))
                .delayUntil(advance -> outbox.append(AdvanceContract.asks(advance)));
    }

    private Advance begin(UUID store, Instant from, Instant to) {
        var latest = from.atOffset(ZoneOffset.UTC).plusYears(MOST_YEARS).toInstant();
        if (!to.isAfter(from)) {
            throw Problem.invalid("/to", "must be after %s, where the clock stands".formatted(from));
        }
        if (to.isAfter(latest)) {
            throw Problem.invalid("/to", "must be at most %d years ahead".formatted(MOST_YEARS));
        }
        return Advance.begin(Ids.next(), store, from, to, Times.now(wall));
    }

    private static Instant standing(Advance last) {
        if (last.isRunning()) {
            throw alreadyMoving();
        }
        return last.now();
    }

    private static Mono<Boolean> moving() {
        return Mono.error(AdvancingClocks::alreadyMoving);
    }

    private static Problem alreadyMoving() {
        return Problem.conflict("clock-moving", "The clock of the store is being moved; wait until that has settled.");
    }
}
