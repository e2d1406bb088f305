package dev.saldo.sales.subscription;

import static java.util.stream.Collectors.toMap;

import dev.saldo.contracts.platform.CreditDeducted;
import dev.saldo.contracts.platform.CreditDeductionRejected;
import dev.saldo.kit.clock.StoreClock;
import dev.saldo.kit.clock.StoreTimes;
import dev.saldo.kit.inbox.Event;
import dev.saldo.kit.outbox.Outbox;
import dev.saldo.kit.outbox.OutboxMessage;
import dev.saldo.kit.time.Times;
import dev.saldo.money.Money;
import dev.saldo.sales.subscription.SubscriptionRow.Kept;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What platforms answer to charges. A charge that has its credits is billed; one that has not waits for them, while its
 * subscription goes on. Needs a transaction.
 */
@Service
public class Charges {

    private static final Logger log = LoggerFactory.getLogger(Charges.class);
    private static final String CURABLE = "insufficient-credit";

    private final SubscriptionRepository subscriptions;
    private final ChargeRepository charges;
    private final StepWriter writer;
    private final Outbox outbox;
    private final StoreClock time;
    private final Clock clock;

    Charges(
            SubscriptionRepository subscriptions,
            ChargeRepository charges,
            StepWriter writer,
            Outbox outbox,
            StoreClock time,
            Clock clock) {
        this.subscriptions = subscriptions;
        this.charges = charges;
        this.writer = writer;
        this.outbox = outbox;
        this.time = time;
        this.clock = clock;
    }

    private record Answered(UUID store, UUID subscription, UUID charge) {}

    /** Those of the deductions that are for charges; a deduction is a fact, whichever attempt it answers. */
    public Mono<Void> deducted(List<Event<CreditDeducted>> events) {
        var answers = events.stream()
                .filter(event -> event.body().subscriptionId() != null)
                .collect(toMap(Charges::answered, event -> event.body(), (first, _) -> first));
        return step(
                answers,
                (charge, answer) -> charge.isCharged()
                        ? charge
                        : charge.in(charge.progress().charged(landed(charge, answer))));
    }

    /** Those of the rejections that are for charges. */
    public Mono<Void> declined(List<Event<CreditDeductionRejected>> events) {
        var answers = events.stream()
                .filter(event -> event.body().subscriptionId() != null)
                .collect(toMap(
                        Charges::refused,
                        event -> event.body(),
                        (one, other) -> one.attempt() >= other.attempt() ? one : other));
        return step(answers, Charges::declined);
    }

    /** Those of a store that wait for credits, oldest first. */
    public Flux<Charge> waiting(UUID store, int most) {
        return charges.waiting(store, most);
    }

    /** What charges that asked again and have no answer yet will take, in minor units by platform. */
    public Mono<Map<UUID, Long>> claimed(UUID store, Collection<UUID> platforms) {
        return charges.claimed(store, platforms);
    }

    /** Lets charges that waited ask once more. */
    public Mono<Void> askAgain(List<Charge> waiting) {
        var asked = waiting.stream()
                .collect(toMap(
                        charge -> new Answered(charge.store(), charge.subscription(), charge.id()),
                        Function.identity()));
        return step(
                asked,
                (charge, _) -> charge.progress().status() == ChargeStatus.WAITING
                        ? charge.in(charge.progress().askedAgain())
                        : charge);
    }

    private <A> Mono<Void> step(Map<Answered, A> answers, BiFunction<Charge, A, Charge> rule) {
        if (answers.isEmpty()) {
            return Mono.empty();
        }
        return charges.lock(
                        answers.keySet().stream().map(Answered::store).toList(),
                        answers.keySet().stream().map(Answered::charge).toList())
                .map(found -> found.stream()
                        .flatMap(charge -> changed(charge, answers, rule))
                        .toList())
                .filter(changed -> !changed.isEmpty())
                .flatMap(changed -> charges.save(changed, Times.now(clock)).then(Mono.defer(() -> announce(changed))));
    }

    private static <A> Stream<Charge> changed(
            Charge charge, Map<Answered, A> answers, BiFunction<Charge, A, Charge> rule) {
        var answer = answers.get(new Answered(charge.store(), charge.subscription(), charge.id()));
        var next = answer == null ? charge : rule.apply(charge, answer);
        return next.equals(charge) ? Stream.empty() : Stream.of(next);
    }

    /** The subscription is not changed by it, so its version stays; a snapshot that is older says so by it. */
    private Mono<Void> announce(List<Charge> changed) {
        var told = changed.stream()
                .filter(charge -> charge.progress().status() == ChargeStatus.CHARGED
                        || charge.progress().status() == ChargeStatus.ASKED)
                .toList();
        changed.stream()
                .filter(charge -> charge.progress().status() == ChargeStatus.REJECTED)
                .forEach(charge -> log.error(
                        "charge {} of subscription {} is refused its credits: {}",
                        charge.id(),
                        charge.subscription(),
                        charge.progress().cause()));
        if (told.isEmpty()) {
            return Mono.empty();
        }
        return subscriptions
                .snapshots(
                        told.stream().map(Charge::store).toList(),
                        told.stream().map(Charge::subscription).toList())
                .zipWhen(known ->
                        writer.buyers(known.stream().map(Kept::subscription).toList()))
                .zipWhen(_ -> time.now(told.stream().map(Charge::store).toList()))
                .map(known -> messages(
                        told,
                        known.getT1().getT1().stream()
                                .map(Kept::subscription)
                                .collect(toMap(Subscription::id, Function.identity())),
                        new SubscriptionContract(known.getT1().getT2()),
                        known.getT2()))
                .flatMap(outbox::append);
    }

    private static List<OutboxMessage> messages(
            List<Charge> told, Map<UUID, Subscription> subscriptions, SubscriptionContract contract, StoreTimes times) {
        return told.stream()
                .map(charge -> contract.message(
                        charge.isCharged() ? new News.Charged(charge) : new News.Due(charge),
                        Objects.requireNonNull(subscriptions.get(charge.subscription())),
                        times.in(charge.store()),
                        charge.actor()))
                .toList();
    }

    private static Charge declined(Charge charge, CreditDeductionRejected answer) {
        var progress = charge.progress();
        if (progress.status() != ChargeStatus.ASKED || progress.attempt() != answer.attempt()) {
            return charge;
        }
        var next = answer.reason().equals(CURABLE) ? ChargeStatus.WAITING : ChargeStatus.REJECTED;
        return charge.in(progress.refused(next, answer.reason()));
    }

    /** Null as long as not every platform tells it in the charge's currency. */
    private static @Nullable Money landed(Charge charge, CreditDeducted answer) {
        var sum = Money.zero(charge.totals().total().currency());
        for (var movement : answer.movements()) {
            var cost = movement.landedCost();
            if (cost == null || !cost.currency().equals(sum.currency())) {
                return null;
            }
            sum = sum.plus(cost);
        }
        return sum;
    }

    private static Answered answered(Event<CreditDeducted> event) {
        return new Answered(
                event.store(),
                Objects.requireNonNull(event.body().subscriptionId()),
                Objects.requireNonNull(event.body().saleId()));
    }

    private static Answered refused(Event<CreditDeductionRejected> event) {
        return new Answered(
                event.store(),
                Objects.requireNonNull(event.body().subscriptionId()),
                event.body().saleId());
    }
}
