package dev.saldo.sales.waiting;

import dev.saldo.contracts.Topic;
import dev.saldo.contracts.Topics;
import dev.saldo.contracts.platform.CreditAdjusted;
import dev.saldo.contracts.platform.CreditDeducted;
import dev.saldo.contracts.platform.CreditDeductionRejected;
import dev.saldo.contracts.platform.CreditDeposited;
import dev.saldo.contracts.platform.CreditRefunded;
import dev.saldo.contracts.platform.Movement;
import dev.saldo.kit.inbox.Event;
import dev.saldo.kit.inbox.EventSubscription;
import java.util.List;
import java.util.function.Function;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is listened to from the platforms' credits. */
@Configuration(proxyBeanMethods = false)
class CreditListeners {

    @Bean
    EventSubscription<CreditDeducted> deductions(Answers answers) {
        return new EventSubscription<>("sales.complete-sales", Topics.CREDIT_DEDUCTED, answers::deducted);
    }

    @Bean
    EventSubscription<CreditDeductionRejected> rejectedDeductions(Answers answers) {
        return new EventSubscription<>("sales.park-sales", Topics.CREDIT_DEDUCTION_REJECTED, answers::declined);
    }

    @Bean
    EventSubscription<CreditDeposited> deposits(Answers answers) {
        return releasing(
                "sales.release-after-deposits",
                Topics.CREDIT_DEPOSITED,
                deposited -> List.of(deposited.movement()),
                answers);
    }

    @Bean
    EventSubscription<CreditAdjusted> adjustments(Answers answers) {
        return releasing(
                "sales.release-after-adjustments",
                Topics.CREDIT_ADJUSTED,
                adjusted -> List.of(adjusted.movement()),
                answers);
    }

    @Bean
    EventSubscription<CreditRefunded> refunds(Answers answers) {
        return releasing("sales.release-after-refunds", Topics.CREDIT_REFUNDED, CreditRefunded::movements, answers);
    }

    private static <T> EventSubscription<T> releasing(
            String consumer, Topic<T> topic, Function<T, List<Movement>> movements, Answers answers) {
        return new EventSubscription<>(
                consumer,
                topic,
                events -> answers.moved(events.stream().map(Event::store).toList(), news(events, movements)));
    }

    private static <T> List<News> news(List<Event<T>> events, Function<T, List<Movement>> movements) {
        return events.stream()
                .flatMap(event ->
                        movements.apply(event.body()).stream().map(movement -> News.of(event.store(), movement)))
                .toList();
    }
}
