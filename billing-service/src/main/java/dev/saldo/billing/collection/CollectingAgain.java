package dev.saldo.billing.collection;

import dev.saldo.billing.collection.SecondTry.Granted;
import dev.saldo.billing.collection.SecondTry.Refused;
import dev.saldo.billing.invoice.Invoices;
import dev.saldo.billing.settlement.Settlements;
import dev.saldo.kit.audit.Audit;
import dev.saldo.kit.clock.StoreClock;
import dev.saldo.kit.id.Ids;
import dev.saldo.kit.security.Caller;
import dev.saldo.money.Money;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Has a provider asked once more, as another question; joins the caller's transaction. */
@Service
class CollectingAgain {

    private final PaymentAttempts attempts;
    private final PaymentProviders providers;
    private final Settlements settlements;
    private final Invoices invoices;
    private final Audit audit;
    private final StoreClock clock;

    CollectingAgain(
            PaymentAttempts attempts,
            PaymentProviders providers,
            Settlements settlements,
            Invoices invoices,
            Audit audit,
            StoreClock clock) {
        this.attempts = attempts;
        this.providers = providers;
        this.settlements = settlements;
        this.invoices = invoices;
        this.audit = audit;
        this.clock = clock;
    }

    /** Empty when the caller has no such invoice. */
    Mono<SecondTry> collect(Caller caller, UUID invoice) {
        return standing(caller, invoice)
                .flatMap(standing -> decide(caller, invoice, standing))
                .delayUntil(decision -> follow(caller, invoice, decision));
    }

    /** Locked before the settlement, as by those who record answers. */
    private Mono<Optional<Standing>> standing(Caller caller, UUID invoice) {
        return attempts.lock(caller.store(), invoice).map(Optional::of).defaultIfEmpty(Optional.empty());
    }

    private Mono<SecondTry> decide(Caller caller, UUID invoice, Optional<Standing> standing) {
        return settlements
                .lock(caller, invoice)
                .zipWhen(_ -> providers.of(List.of(caller.store())))
                .map(read -> SecondTry.of(
                        read.getT1(), standing.orElse(null), !read.getT2().isEmpty()));
    }

    private Mono<Void> follow(Caller caller, UUID invoice, SecondTry decision) {
        return switch (decision) {
            case Granted(var amount) ->
                invoices.show(caller, invoice).flatMap(audit::was).then(Mono.defer(() -> ask(caller, invoice, amount)));
            case Refused _ -> Mono.empty();
        };
    }

    private Mono<Void> ask(Caller caller, UUID invoice, Money amount) {
        return clock.now(caller.store())
                .flatMap(now -> attempts.askAgain(caller.store(), invoice, Ids.next(), amount, now));
    }
}
