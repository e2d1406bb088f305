package dev.saldo.billing.collection;

import dev.saldo.billing.collection.ProviderAnswer.Failed;
import dev.saldo.billing.collection.ProviderAnswer.Succeeded;
import dev.saldo.billing.collection.ProviderAnswer.Unclear;
import dev.saldo.billing.invoice.CollectionStatus;
import dev.saldo.billing.payment.ProviderPayments;
import dev.saldo.kit.clock.StoreClock;
import io.github.resilience4j.core.IntervalFunction;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Takes down what a provider answered, payment and attempt in one transaction, so that none is booked twice. */
@Service
class RecordingAnswers {

    private static final Logger log = LoggerFactory.getLogger(RecordingAnswers.class);

    private static final String REFERENCE_TAKEN = "reference-taken";

    /** Ten seconds first, and {@value #DOUBLINGS} doublings later most of an hour; half of it more or less. */
    private static final IntervalFunction PAUSES =
            IntervalFunction.ofExponentialRandomBackoff(Duration.ofSeconds(10), 2);

    private static final int DOUBLINGS = 8;

    private final PaymentAttempts attempts;
    private final ProviderPayments payments;
    private final StoreClock clock;
    private final TransactionalOperator transaction;

    RecordingAnswers(
            PaymentAttempts attempts, ProviderPayments payments, StoreClock clock, TransactionalOperator transaction) {
        this.attempts = attempts;
        this.payments = payments;
        this.clock = clock;
        this.transaction = transaction;
    }

    Mono<Void> record(Attempt attempt, ProviderAnswer answer) {
        return switch (answer) {
            case Succeeded(var reference) -> once(attempt, Mono.defer(() -> succeeded(attempt, reference)));
            case Failed(var reference, var reason) ->
                once(attempt, Mono.defer(() -> failed(attempt, reference, reason)));
            case Unclear(var why) -> postponed(attempt, why);
        };
    }

    /** Another runner may have taken the attempt over, and had its answer first. */
    private Mono<Void> once(Attempt attempt, Mono<Void> work) {
        return attempts.lock(attempt).flatMap(_ -> work).as(transaction::transactional);
    }

    private Mono<Void> succeeded(Attempt attempt, String reference) {
        return payments.succeeded(attempt.store(), attempt.invoice(), attempt.amount(), reference)
                .flatMap(booked -> booked
                        ? finished(attempt, CollectionStatus.SUCCEEDED, reference, null)
                        : taken(attempt, reference));
    }

    private Mono<Void> taken(Attempt attempt, String reference) {
        log.error("attempt {} was paid by a payment that paid something else already: {}", attempt.id(), reference);
        return finished(attempt, CollectionStatus.FAILED, reference, REFERENCE_TAKEN);
    }

    /** The payment goes by our own id: a provider may use its reference again, where the next try succeeds. */
    private Mono<Void> failed(Attempt attempt, @Nullable String reference, String reason) {
        return payments.failed(
                        attempt.store(),
                        attempt.invoice(),
                        attempt.amount(),
                        attempt.id().toString(),
                        reason)
                .then(Mono.defer(() -> finished(attempt, CollectionStatus.FAILED, reference, reason)));
    }

    private Mono<Void> finished(
            Attempt attempt, CollectionStatus status, @Nullable String reference, @Nullable String reason) {
        return clock.now(attempt.store()).flatMap(now -> attempts.finish(attempt, status, reference, reason, now));
    }

    private Mono<Void> postponed(Attempt attempt, String why) {
        log.warn(
                "the payment provider does not say how attempt {} went ({}. try): {}",
                attempt.id(),
                attempt.tries(),
                why);
        var pause = PAUSES.apply(Math.min(attempt.tries(), DOUBLINGS + 1));
        return attempts.postpone(attempt, Duration.ofMillis(pause));
    }
}
