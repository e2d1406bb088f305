package dev.saldo.sales.subscription;

import dev.saldo.contracts.Topics;
import dev.saldo.contracts.billing.InvoiceIssued;
import dev.saldo.contracts.billing.InvoiceOverdue;
import dev.saldo.contracts.billing.InvoicePaid;
import dev.saldo.kit.inbox.Event;
import dev.saldo.kit.inbox.EventSubscription;
import dev.saldo.kit.security.Caller;
import dev.saldo.kit.time.Times;
import dev.saldo.sales.subscription.StepWriter.Walk;
import dev.saldo.sales.subscription.SubscriptionRow.Kept;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/** What invoices mean for subscriptions: their number, and whether they are paid in time. */
@Configuration(proxyBeanMethods = false)
class InvoiceNews {

    private final SubscriptionRepository repository;
    private final FactsReader facts;
    private final StepWriter writer;

    InvoiceNews(SubscriptionRepository repository, FactsReader facts, StepWriter writer) {
        this.repository = repository;
        this.facts = facts;
        this.writer = writer;
    }

    /** Something an invoice asks of a subscription. */
    private record Wish(UUID store, UUID subscription, BiFunction<Subscription, Facts, Decision> rule) {}

    @Bean
    EventSubscription<InvoiceIssued> invoicesOfCharges(ChargeRepository charges, Clock clock) {
        return new EventSubscription<>(
                "sales.keep-invoices-of-charges",
                Topics.INVOICE_ISSUED,
                issued -> issued.chargeIds() != null,
                events -> charges.keepInvoices(
                        events.stream().flatMap(InvoiceNews::invoiced).toList(), Times.now(clock)));
    }

    @Bean
    EventSubscription<InvoiceOverdue> overdueInvoices() {
        return new EventSubscription<>(
                "sales.mark-past-due",
                Topics.INVOICE_OVERDUE,
                events -> apply(events.stream()
                        .flatMap(event -> event.body().subscriptionIds().stream()
                                .map(id -> new Wish(
                                        event.store(), id, overdue(event.body().invoiceId()))))
                        .toList()));
    }

    @Bean
    EventSubscription<InvoicePaid> paidInvoices() {
        return new EventSubscription<>(
                "sales.settle-past-due",
                Topics.INVOICE_PAID,
                paid -> paid.subscriptionIds() != null,
                events -> apply(events.stream().flatMap(InvoiceNews::paid).toList()));
    }

    private static Stream<ChargeRepository.Invoiced> invoiced(Event<InvoiceIssued> event) {
        var body = event.body();
        return Objects.requireNonNull(body.chargeIds()).stream()
                .map(charge -> new ChargeRepository.Invoiced(event.store(), charge, body.invoiceId(), body.number()));
    }

    private static Stream<Wish> paid(Event<InvoicePaid> event) {
        return Objects.requireNonNull(event.body().subscriptionIds()).stream()
                .map(id -> new Wish(event.store(), id, settled(event.body().invoiceId())));
    }

    private static BiFunction<Subscription, Facts, Decision> overdue(UUID invoice) {
        return (subscription, facts) -> subscription.state().overdue().contains(invoice)
                ? new Decision.Refused(Refusal.TRANSITION_NOT_ALLOWED)
                : new Acts(subscription, facts, Caller.SYSTEM).overdue(invoice);
    }

    private static BiFunction<Subscription, Facts, Decision> settled(UUID invoice) {
        return (subscription, facts) -> subscription.state().overdue().contains(invoice)
                ? new Acts(subscription, facts, Caller.SYSTEM).settled(invoice)
                : new Decision.Refused(Refusal.TRANSITION_NOT_ALLOWED);
    }

    /** An event that changes nothing for a subscription, such as one that has ended, is passed over. */
    private Mono<Void> apply(List<Wish> wishes) {
        return wishes.isEmpty()
                ? Mono.empty()
                : repository
                        .lock(
                                wishes.stream().map(Wish::store).toList(),
                                wishes.stream().map(Wish::subscription).toList())
                        .filter(found -> !found.isEmpty())
                        .flatMap(found -> facts.of(
                                        found.stream().map(Kept::subscription).toList())
                                .map(known -> walks(found, known, wishes)))
                        .flatMap(walks -> writer.walked(walks, false));
    }

    private static List<Walk> walks(List<Kept> found, Map<UUID, Facts> known, List<Wish> wishes) {
        var walks = new ArrayList<Walk>();
        for (var kept : found) {
            var facts = Objects.requireNonNull(known.get(kept.subscription().store()));
            var due = dueBefore(kept.subscription(), facts);
            var steps = new ArrayList<>(due);
            var present = due.isEmpty() ? kept.subscription() : due.getLast().after();
            for (var wish : wishes) {
                if (wish.subscription().equals(present.id())
                        && wish.rule().apply(present, facts) instanceof Decision.Accepted(var step)) {
                    steps.add(step);
                    present = step.after();
                }
            }
            if (steps.size() > due.size()) {
                walks.add(new Walk(kept, List.copyOf(steps), facts));
            }
        }
        return walks;
    }

    /** What fell due before the news came; none of what cannot be taken further, for an invoice counts all the same. */
    private static List<Step> dueBefore(Subscription subscription, Facts facts) {
        try {
            return Due.steps(subscription, facts, Caller.SYSTEM, Asking.MOST_AT_ONCE);
        } catch (RuntimeException _) {
            return List.of(); // the job parks it, and says why
        }
    }
}
