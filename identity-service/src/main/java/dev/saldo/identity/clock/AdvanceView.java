package dev.saldo.identity.clock;

import dev.saldo.kit.apidoc.OneOf;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A move of the clock.
 *
 * @param from where the clock stood
 * @param to where it is moved to
 * @param now where it stands
 * @param step how many moments it has stopped at
 * @param round how often the services were asked at the last of them
 * @param waitingFor the services that have not answered yet
 */
record AdvanceView(
        UUID id,
        @OneOf(AdvanceStatus.class) String status,
        Instant from,
        Instant to,
        Instant now,
        int step,
        int round,
        List<String> waitingFor,
        Instant startedAt,
        @Nullable Instant finishedAt) {

    static AdvanceView of(Advance advance) {
        return new AdvanceView(
                advance.id(),
                advance.status().name(),
                advance.from(),
                advance.to(),
                advance.now(),
                advance.step(),
                advance.round(),
                advance.waitingFor(AdvanceContract.SERVICES),
                advance.startedAt(),
                advance.finishedAt());
    }
}
