package dev.saldo.sales.waiting;

import dev.saldo.contracts.platform.CreditDeducted;
import dev.saldo.contracts.platform.CreditDeductionRejected;
import dev.saldo.kit.inbox.Event;
import dev.saldo.kit.time.Times;
import dev.saldo.sales.policy.SalesPolicies;
import dev.saldo.sales.recurring.RecurringSales;
import dev.saldo.sales.sale.Outcome;
import dev.saldo.sales.sale.Sales;
import dev.saldo.sales.subscription.Charges;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Takes what the platforms say, a polled batch at a time: answers to confirmed sales and to charges of subscriptions, and what there is to spend. */
@Service
class Answers {

    private static final Logger log = LoggerFactory.getLogger(Answers.class);

    private final WaitingRoom room;
    private final Credits credits;
    private final SalesPolicies policies;
    private final Sales sales;
    private final Charges charges;
    private final RecurringSales recurring;
    private final Clock clock;
    private final Counter unasked;

    Answers(
            WaitingRoom room,
            Credits credits,
            SalesPolicies policies,
            Sales sales,
            Charges charges,
            RecurringSales recurring,
            Clock clock,
            MeterRegistry meters) {
        this.room = room;
        this.credits = credits;
        this.policies = policies;
        this.sales = sales;
        this.charges = charges;
        this.recurring = recurring;
        this.clock = clock;
        this.unasked = Counter.builder("saldo.sales.unasked.deductions")
                .description("Credits deducted for a sale that had not asked for them; somebody must look into it")
                .register(meters);
    }

    Mono<Void> deducted(List<Event<CreditDeducted>> events) {
        var stores = events.stream().map(Event::store).toList();
        return room.lock(stores)
                .then(Mono.defer(() -> credits.learn(AnswerSteps.movements(events))))
                .then(Mono.defer(() -> sales.step(AnswerSteps.completing(events, Times.now(clock)))))
                .doOnNext(outcomes -> outcomes.forEach(this::report))
                .flatMap(recurring::changed)
                .then(Mono.defer(() -> charges.deducted(events)))
                .then(Mono.defer(() -> room.release(stores)));
    }

    /** The sales are parked before the queue is walked, so that a deposit that overtook an answer is not missed. */
    Mono<Void> declined(List<Event<CreditDeductionRejected>> events) {
        var stores = events.stream().map(Event::store).toList();
        return room.lock(stores)
                .then(Mono.defer(() -> credits.learn(AnswerSteps.shortfalls(events))))
                .then(Mono.defer(() -> policies.onMissingCredit(stores)))
                .flatMap(choices -> sales.step(AnswerSteps.declining(events, choices)))
                .then(Mono.defer(() -> charges.declined(events)))
                .then(Mono.defer(() -> room.release(stores)));
    }

    Mono<Void> heard(List<UUID> stores, List<News> news) {
        return room.lock(stores)
                .then(Mono.defer(() -> credits.learn(news)))
                .then(Mono.defer(() -> room.release(stores)));
    }

    private void report(Outcome outcome) {
        if (outcome instanceof Outcome.Refused(var sale, var reason)) {
            unasked.increment();
            log.error("credits were deducted for sale {}, which is {}: {}", sale.id(), sale.status(), reason);
        }
    }
}
