package dev.saldo.billing.collection;

import dev.saldo.billing.collection.ProviderAnswer.Unclear;
import dev.saldo.kit.clock.DueWork;
import dev.saldo.kit.job.RecurringJob;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Asks providers for what is pending, a bounded piece at a time; replicas share it. No transaction is open meanwhile:
 * an attempt is claimed for a while, and what a lost runner leaves is asked again, as the same question.
 */
@Component
class AskingProviders implements RecurringJob, DueWork {

    private static final Duration EVERY = Duration.ofSeconds(1);

    /** All of a piece are asked at once, so that the lease need not be longer than one question takes. */
    private static final int PIECE = 16;

    /** What recording an answer may take. */
    private static final Duration GRACE = Duration.ofMinutes(1);

    private final PaymentAttempts attempts;
    private final PaymentProviders providers;
    private final RecordingAnswers answers;
    private final Duration lease;

    AskingProviders(
            PaymentAttempts attempts,
            PaymentProviders providers,
            RecordingAnswers answers,
            ProviderProperties properties) {
        this.attempts = attempts;
        this.providers = providers;
        this.answers = answers;
        this.lease = properties.timeout().plus(GRACE);
    }

    @Override
    public String name() {
        return "ask-payment-providers";
    }

    @Override
    public Duration every() {
        return EVERY;
    }

    /** Until a piece is not full. */
    @Override
    public Mono<Void> round() {
        return Mono.defer(() -> attempts.claim(PIECE, lease).flatMap(this::ask))
                .repeat()
                .takeWhile(asked -> asked >= PIECE)
                .then();
    }

    @Override
    public Mono<Boolean> settle(UUID store, Instant now) {
        return attempts.claim(store, PIECE, lease)
                .flatMap(this::ask)
                .flatMap(asked -> asked > 0 ? Mono.just(true) : attempts.isPending(store));
    }

    /** What is pending is due, and nothing is later. */
    @Override
    public Mono<Instant> nextDue(UUID store) {
        return Mono.empty();
    }

    private Mono<Integer> ask(List<Attempt> claimed) {
        if (claimed.isEmpty()) {
            return Mono.just(0);
        }
        return providers
                .of(claimed.stream().map(Attempt::store).distinct().toList())
                .flatMap(known -> Flux.fromIterable(claimed)
                        .flatMapDelayError(attempt -> ask(attempt, known), PIECE, 1)
                        .then())
                .thenReturn(claimed.size());
    }

    private Mono<Void> ask(Attempt attempt, Map<UUID, PaymentProvider> known) {
        var provider = known.get(attempt.store());
        var answer = provider == null ? Mono.just(new Unclear("none is set any more")) : provider.ask(attempt);
        return answer.flatMap(given -> answers.record(attempt, given));
    }
}
