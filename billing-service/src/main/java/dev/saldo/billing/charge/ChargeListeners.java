package dev.saldo.billing.charge;

import dev.saldo.billing.invoice.ChargeContract;
import dev.saldo.contracts.Topics;
import dev.saldo.contracts.sales.SubscriptionCharged;
import dev.saldo.contracts.sales.SubscriptionPlanChanged;
import dev.saldo.contracts.sales.SubscriptionRenewed;
import dev.saldo.kit.inbox.EventSubscription;
import java.util.Objects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The three ways in which subscriptions tell of a charge; they have no order among each other. */
@Configuration(proxyBeanMethods = false)
class ChargeListeners {

    @Bean
    EventSubscription<SubscriptionRenewed> invoiceRenewals(BillingCharges billing) {
        return new EventSubscription<>(
                "billing.invoice-renewals",
                Topics.SUBSCRIPTION_RENEWED,
                events -> billing.answer(
                        events.stream().map(ChargeContract::renewed).toList()));
    }

    @Bean
    EventSubscription<SubscriptionCharged> invoiceCharges(BillingCharges billing) {
        return new EventSubscription<>(
                "billing.invoice-charges",
                Topics.SUBSCRIPTION_CHARGED,
                events -> billing.answer(
                        events.stream().map(ChargeContract::charged).toList()));
    }

    @Bean
    EventSubscription<SubscriptionPlanChanged> invoicePlanChanges(BillingCharges billing) {
        return new EventSubscription<>(
                "billing.invoice-plan-changes",
                Topics.SUBSCRIPTION_PLAN_CHANGED,
                events -> billing.answer(events.stream()
                        .map(ChargeContract::planChanged)
                        .filter(Objects::nonNull)
                        .toList()));
    }
}
