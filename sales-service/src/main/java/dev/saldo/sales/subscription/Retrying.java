package dev.saldo.sales.subscription;

import dev.saldo.kit.security.Caller;
import dev.saldo.kit.web.Etags;
import dev.saldo.sales.subscription.StepWriter.Walk;
import dev.saldo.sales.subscription.SubscriptionRow.Kept;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Service;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Takes a subscription further that was parked, as soon as somebody has mended what was in its way. */
@Service
class Retrying {

    private final Subscriptions subscriptions;
    private final StepWriter writer;

    Retrying(Subscriptions subscriptions, StepWriter writer) {
        this.subscriptions = subscriptions;
        this.writer = writer;
    }

    /** As it is then; a problem says what is still in the way. Needs a transaction. */
    Mono<ResponseEntity<SubscriptionView>> retry(Caller caller, ServerWebExchange exchange, UUID id) {
        return subscriptions
                .locked(caller, exchange, id)
                .switchIfEmpty(Mono.error(() -> SubscriptionProblems.notFound(id)))
                .flatMap(kept -> subscriptions
                        .known(kept, List.of())
                        .flatMap(known -> taken(
                                kept,
                                known,
                                Due.steps(kept.subscription(), known, caller.subject(), Asking.MOST_AT_ONCE))))
                .onErrorMap(Unbillable.class, SubscriptionProblems::unbillable);
    }

    private Mono<ResponseEntity<SubscriptionView>> taken(Kept kept, Facts known, List<Step> steps) {
        return steps.isEmpty()
                ? Mono.just(answer(kept.subscription(), kept.parkedCause()))
                : writer.walked(List.of(new Walk(kept, steps, known)), false)
                        .thenReturn(answer(steps.getLast().after(), null));
    }

    private static ResponseEntity<SubscriptionView> answer(Subscription subscription, @Nullable String parked) {
        return Etags.ok(subscription.version(), SubscriptionView.of(subscription, parked));
    }
}
