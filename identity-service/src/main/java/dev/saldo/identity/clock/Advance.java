package dev.saldo.identity.clock;

import dev.saldo.kit.Pure;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A clock on its way.
 *
 * @param from where it stood
 * @param to where it is moved to
 * @param now where it stands
 * @param step from one thing that falls due to the next, beginning with 1, which is at {@code from}
 * @param round how often the services were asked in this step
 * @param answers of each service the last one, in no order
 */
@Pure
record Advance(
        UUID id,
        UUID store,
        AdvanceStatus status,
        Instant from,
        Instant to,
        Instant now,
        int step,
        int round,
        Instant startedAt,
        @Nullable Instant finishedAt,
        List<ServiceAnswer> answers) {

    static Advance begin(UUID id, UUID store, Instant from, Instant to, Instant at) {
        return new Advance(id, store, AdvanceStatus.RUNNING, from, to, from, 1, 1, at, null, List.of());
    }

    boolean isRunning() {
        return status == AdvanceStatus.RUNNING;
    }

    boolean isAnsweredBy(String service) {
        return present().stream().anyMatch(answer -> answer.service().equals(service));
    }

    /** The answers to the round that was asked last. */
    List<ServiceAnswer> present() {
        return answers.stream()
                .filter(answer -> answer.step() == step && answer.round() == round)
                .toList();
    }

    /** Who has not answered yet; nobody when nothing is asked any more. */
    List<String> waitingFor(Collection<String> services) {
        return isRunning()
                ? services.stream().filter(service -> !isAnsweredBy(service)).toList()
                : List.of();
    }

    Advance with(List<ServiceAnswer> known) {
        return new Advance(id, store, status, from, to, now, step, round, startedAt, finishedAt, known);
    }

    Advance asked(int nextStep, int nextRound, Instant moment) {
        return new Advance(id, store, status, from, to, moment, nextStep, nextRound, startedAt, null, answers);
    }

    Advance settled(Instant at) {
        return new Advance(id, store, AdvanceStatus.SETTLED, from, to, now, step, round, startedAt, at, answers);
    }
}
