package dev.saldo.billing.privacy;

import dev.saldo.billing.charge.PendingCharges;
import dev.saldo.billing.collection.PaymentAttempts;
import dev.saldo.contracts.Topics;
import dev.saldo.contracts.sales.CustomerChanged;
import dev.saldo.kit.inbox.Event;
import dev.saldo.kit.inbox.EventSubscription;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/** Once a customer is anonymised, nothing here says how they paid; their documents stay, as the law wants it. */
@Configuration(proxyBeanMethods = false)
class ForgettingCustomers {

    @Bean
    EventSubscription<CustomerChanged> forgetCustomers(PaymentAttempts attempts, PendingCharges pending) {
        return new EventSubscription<>(
                "billing.forget-customer", Topics.CUSTOMER_CHANGED, events -> forget(events, attempts, pending));
    }

    private static Mono<Void> forget(
            List<Event<CustomerChanged>> events, PaymentAttempts attempts, PendingCharges pending) {
        var gone = events.stream()
                .filter(event -> Boolean.TRUE.equals(event.body().anonymised()))
                .toList();
        if (gone.isEmpty()) {
            return Mono.empty();
        }
        var stores = gone.stream().map(Event::store).toList();
        var customers = gone.stream().map(event -> event.body().customerId()).toList();
        return attempts.forget(stores, customers).then(pending.forgetPaymentMethods(stores, customers));
    }
}
