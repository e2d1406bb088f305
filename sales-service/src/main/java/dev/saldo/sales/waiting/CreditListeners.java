package dev.saldo.sales.waiting;

import dev.saldo.contracts.Topic;
import dev.saldo.contracts.Topics;
import dev.saldo.contracts.platform.CreditAdjusted;
import dev.saldo.contracts.platform.CreditDeducted;
import dev.saldo.contracts.platform.CreditDeductionRejected;
import dev.saldo.contracts.platform.CreditDeposited;
import dev.saldo.contracts.platform.CreditExpired;
import dev.saldo.contracts.platform.CreditHoldChanged;
import dev.saldo.contracts.platform.CreditRefunded;
import dev.saldo.contracts.platform.PlatformChanged;
import dev.saldo.contracts.platform.PlatformRegistered;
import dev.saldo.kit.inbox.Event;
import dev.saldo.kit.inbox.EventSubscription;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is listened to from the platforms about their credits. */
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
                event -> News.of(event.store(), List.of(event.body().movement())),
                answers);
    }

    @Bean
    EventSubscription<CreditAdjusted> adjustments(Answers answers) {
        return releasing(
                "sales.release-after-adjustments",
                Topics.CREDIT_ADJUSTED,
                event -> News.of(event.store(), List.of(event.body().movement())),
                answers);
    }

    /** Nothing is released, but what is gone must not be counted on. */
    @Bean
    EventSubscription<CreditExpired> expiries(Answers answers) {
        return releasing(
                "sales.learn-of-expired-credits",
                Topics.CREDIT_EXPIRED,
                event -> News.of(event.store(), List.of(event.body().movement())),
                answers);
    }

    @Bean
    EventSubscription<CreditHoldChanged> holds(Answers answers) {
        return releasing(
                "sales.release-after-holds",
                Topics.CREDIT_HOLD_CHANGED,
                event -> List.of(News.of(event.store(), event.body())),
                answers);
    }

    @Bean
    EventSubscription<CreditRefunded> refunds(Answers answers) {
        return releasing(
                "sales.release-after-refunds",
                Topics.CREDIT_REFUNDED,
                event -> News.of(event.store(), event.body().movements()),
                answers);
    }

    @Bean
    EventSubscription<PlatformRegistered> firstOverdraftLimits(Answers answers) {
        return releasing(
                "sales.learn-overdraft-limits",
                Topics.PLATFORM_REGISTERED,
                event -> List.of(overdraft(event.store(), event.body())),
                answers);
    }

    @Bean
    EventSubscription<PlatformChanged> changedOverdraftLimits(Answers answers) {
        return releasing(
                "sales.release-after-raised-limits",
                Topics.PLATFORM_CHANGED,
                event -> List.of(overdraft(event.store(), event.body())),
                answers);
    }

    private static <T> EventSubscription<T> releasing(
            String consumer, Topic<T> topic, Function<Event<T>, List<News>> news, Answers answers) {
        return new EventSubscription<>(
                consumer,
                topic,
                events -> answers.heard(
                        events.stream().map(Event::store).toList(),
                        events.stream().map(news).flatMap(List::stream).toList()));
    }

    private static News overdraft(UUID store, PlatformRegistered platform) {
        return News.of(store, platform.platformId(), platform.overdraftLimit(), platform.version());
    }

    private static News overdraft(UUID store, PlatformChanged platform) {
        return News.of(store, platform.platformId(), platform.overdraftLimit(), platform.version());
    }
}
