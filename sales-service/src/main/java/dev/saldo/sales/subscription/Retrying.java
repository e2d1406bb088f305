package dev.saldo.sales.subscription;

import dev.saldo.kit.audit.Audit;
import dev.saldo.kit.security.Caller;
import dev.saldo.kit.web.Etags;
import dev.saldo.sales.subscription.StepWriter.Walk;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Service;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Takes a subscription further that was parked, as soon as somebody has mended what was in its way. */
@Service
class Retrying {

    private final SubscriptionRepository repository;
    private final FactsReader facts;
    private final StepWriter writer;
    private final Audit audit;

    Retrying(SubscriptionRepository repository, FactsReader facts, StepWriter writer, Audit audit) {
        this.repository = repository;
        this.facts = facts;
        this.writer = writer;
        this.audit = audit;
    }

    /** As it is then; a problem says what is still in the way. Needs a transaction. */
    Mono<ResponseEntity<SubscriptionView>> retry(Caller caller, ServerWebExchange exchange, UUID id) {
        return repository
                .lock(List.of(caller.store()), List.of(id))
                .filter(found -> !found.isEmpty())
                .map(List::getFirst)
                .switchIfEmpty(Mono.error(() -> SubscriptionProblems.notFound(id)))
                .doOnNext(
                        kept -> Etags.requireMatch(exchange, kept.subscription().version()))
                .delayUntil(kept -> audit.was(SubscriptionView.of(kept)))
                .zipWhen(kept -> facts.of(List.of(kept.subscription())))
                .flatMap(known -> {
                    var kept = known.getT1();
                    var now = Objects.requireNonNull(known.getT2().get(caller.store()));
                    var steps = Due.steps(kept.subscription(), now, caller.subject(), Asking.MOST_AT_ONCE);
                    return steps.isEmpty()
                            ? Mono.just(answer(kept.subscription(), kept.parkedCause()))
                            : writer.walked(List.of(new Walk(kept, steps, now)), false)
                                    .thenReturn(answer(steps.getLast().after(), null));
                })
                .onErrorMap(Unbillable.class, SubscriptionProblems::unbillable);
    }

    private static ResponseEntity<SubscriptionView> answer(Subscription subscription, @Nullable String parked) {
        return Etags.ok(subscription.version(), SubscriptionView.of(subscription, parked));
    }
}
