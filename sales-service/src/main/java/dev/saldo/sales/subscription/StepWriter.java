package dev.saldo.sales.subscription;

import static java.util.stream.Collectors.toMap;

import dev.saldo.contracts.sales.Customer;
import dev.saldo.kit.outbox.Outbox;
import dev.saldo.kit.outbox.OutboxMessage;
import dev.saldo.kit.time.Times;
import dev.saldo.sales.customer.Customers;
import dev.saldo.sales.plan.Redemptions;
import dev.saldo.sales.subscription.SubscriptionRow.Kept;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Keeps what steps made of subscriptions, with one statement a table, and announces it. Needs a transaction. */
@Component
class StepWriter {

    private static final Logger log = LoggerFactory.getLogger(StepWriter.class);

    private final SubscriptionRepository subscriptions;
    private final ChargeRepository charges;
    private final HistoryRepository history;
    private final Customers customers;
    private final Redemptions redemptions;
    private final Outbox outbox;
    private final MeterRegistry meters;
    private final Clock clock;

    StepWriter(
            SubscriptionRepository subscriptions,
            ChargeRepository charges,
            HistoryRepository history,
            Customers customers,
            Redemptions redemptions,
            Outbox outbox,
            MeterRegistry meters,
            Clock clock) {
        this.subscriptions = subscriptions;
        this.charges = charges;
        this.history = history;
        this.customers = customers;
        this.redemptions = redemptions;
        this.outbox = outbox;
        this.meters = meters;
        this.clock = clock;
    }

    /**
     * What happened to one subscription, in order.
     *
     * @param kept as it was before
     */
    record Walk(Kept kept, List<Step> steps, Facts facts) {

        /** The history tells why of the first step; the others follow from it. */
        Walk because(String reason) {
            var told = new ArrayList<>(steps);
            told.set(0, steps.getFirst().andTold(reason));
            return new Walk(kept, List.copyOf(told), facts);
        }

        private Subscription after() {
            return steps.getLast().after();
        }

        private SubscriptionRow row(Instant now) {
            return rowOf(after(), facts, now);
        }
    }

    /**
     * One that was bought, and begins at once.
     *
     * @param created as it was bought
     */
    record Beginning(Subscription created, Step start, Facts facts) {

        private List<HistoryRepository.Row> history(long row) {
            return List.of(
                    creation(created, facts, start.actor(), start.detail()).of(row),
                    HistoryRepository.Row.of(start, row));
        }

        private List<OutboxMessage> messages() {
            var contract = new SubscriptionContract(Map.of());
            var messages = new ArrayList<>(contract.messages(start));
            messages.addFirst(contract.message(new News.Created(), created, start.at(), start.actor()));
            return messages;
        }
    }

    /** Those that were just bought. */
    Mono<Void> begun(List<Beginning> beginnings) {
        var now = Times.now(clock);
        return subscriptions
                .insert(beginnings.stream()
                        .map(begun -> rowOf(begun.start().after(), begun.facts(), now))
                        .toList())
                .flatMap(rows -> history.append(beginnings.stream()
                        .flatMap(
                                begun -> begun
                                        .history(Objects.requireNonNull(
                                                rows.get(begun.created().id())))
                                        .stream())
                        .toList()))
                .then(Mono.defer(() -> outbox.append(beginnings.stream()
                        .flatMap(begun -> begun.messages().stream())
                        .toList())))
                .doOnSuccess(_ -> beginnings.forEach(begun -> report(begun.start())));
    }

    /** One that was just written down. */
    Mono<Void> created(Subscription subscription, Facts facts, String actor) {
        var now = Times.now(clock);
        var creation = creation(subscription, facts, actor, null);
        var message = new SubscriptionContract(Map.of()).message(new News.Created(), subscription, facts.now(), actor);
        return subscriptions
                .insert(List.of(rowOf(subscription, facts, now)))
                .flatMap(rows ->
                        history.append(List.of(creation.of(Objects.requireNonNull(rows.get(subscription.id()))))))
                .then(Mono.defer(() -> outbox.append(List.of(message))));
    }

    /** @param deleted whether the last step took them away */
    Mono<Void> walked(List<Walk> walks, boolean deleted) {
        if (walks.isEmpty()) {
            return Mono.empty();
        }
        var now = Times.now(clock);
        return subscriptions
                .save(walks.stream().map(walk -> walk.row(now)).toList(), deleted ? now : null)
                .then(Mono.defer(() -> charges.insert(chargeRows(walks, now))))
                .then(Mono.defer(() -> history.append(historyRows(walks))))
                .then(Mono.defer(() -> releaseCoupons(walks, deleted)))
                .then(Mono.defer(() -> buyers(walks)))
                .map(buyers -> messages(walks, new SubscriptionContract(buyers)))
                .flatMap(outbox::append)
                .doOnSuccess(_ -> walks.forEach(walk -> walk.steps().forEach(this::report)));
    }

    /** What ended before it began has used no coupon. */
    private Mono<Void> releaseCoupons(List<Walk> walks, boolean deleted) {
        var unused = walks.stream()
                .filter(walk -> deleted || walk.after().status().isOver())
                .filter(walk -> walk.steps().getFirst().before().status().isBeforeItsStart())
                .map(Walk::after)
                .filter(subscription -> subscription.state().cycle() == 0)
                .toList();
        return redemptions.release(
                unused.stream().map(Subscription::store).toList(),
                unused.stream().map(Subscription::id).toList());
    }

    /** The payers of those that are to be billed. */
    Mono<Map<UUID, Customer>> buyers(Collection<Subscription> subscriptions) {
        var distinct = subscriptions.stream()
                .collect(toMap(
                        subscription -> subscription.parties().customerId(), Function.identity(), (one, _) -> one));
        return customers.snapshots(
                distinct.values().stream().map(Subscription::store).toList(), List.copyOf(distinct.keySet()));
    }

    private Mono<Map<UUID, Customer>> buyers(List<Walk> walks) {
        return buyers(walks.stream()
                .filter(walk -> walk.steps().stream()
                        .flatMap(step -> step.news().stream())
                        .anyMatch(News.Charged.class::isInstance))
                .map(Walk::after)
                .toList());
    }

    private static List<OutboxMessage> messages(List<Walk> walks, SubscriptionContract contract) {
        return walks.stream()
                .flatMap(walk -> walk.steps().stream())
                .flatMap(step -> contract.messages(step).stream())
                .toList();
    }

    private static List<ChargeRow> chargeRows(List<Walk> walks, Instant now) {
        return walks.stream()
                .flatMap(walk -> walk.steps().stream()
                        .flatMap(step -> step.charges().stream())
                        .map(charge -> ChargeRow.of(charge, walk.kept().row(), now)))
                .toList();
    }

    private static List<HistoryRepository.Row> historyRows(List<Walk> walks) {
        return walks.stream()
                .flatMap(walk -> walk.steps().stream()
                        .map(step -> HistoryRepository.Row.of(step, walk.kept().row())))
                .toList();
    }

    /** Of a row that is not known yet. */
    private static HistoryRepository.Row creation(
            Subscription created, Facts facts, String actor, @Nullable String detail) {
        return new HistoryRepository.Row(
                created.store(),
                0,
                created.version(),
                "create",
                null,
                created.status(),
                facts.today(),
                facts.now(),
                actor,
                detail);
    }

    private static SubscriptionRow rowOf(Subscription subscription, Facts facts, Instant now) {
        var next = Schedule.next(subscription, facts.trialReminderDays());
        var due = next == null ? null : facts.midnight(next.on());
        return SubscriptionRow.of(subscription, Recurring.totals(subscription), due, now);
    }

    private void report(Step step) {
        log.info(
                "subscription {}: {}, {} now",
                step.after().id(),
                step.act(),
                step.after().status());
        meters.counter("saldo.subscriptions.acts", "act", step.act().wire()).increment();
    }
}
