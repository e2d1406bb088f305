package dev.saldo.platform.credit;

import dev.saldo.contracts.Topics;
import dev.saldo.contracts.sales.SaleConfirmed;
import dev.saldo.contracts.sales.SaleRefunded;
import dev.saldo.contracts.sales.SubscriptionRenewalDue;
import dev.saldo.kit.inbox.EventSubscription;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the ledger listens to. */
@Configuration(proxyBeanMethods = false)
class SaleListeners {

    @Bean
    EventSubscription<SaleConfirmed> deductSales(DeductingSales sales) {
        return new EventSubscription<>("platform.deduct-sale", Topics.SALE_CONFIRMED, sales::confirmed);
    }

    @Bean
    EventSubscription<SubscriptionRenewalDue> deductCharges(DeductingSales sales) {
        return new EventSubscription<>("platform.deduct-charge", Topics.SUBSCRIPTION_RENEWAL_DUE, sales::due);
    }

    @Bean
    EventSubscription<SaleRefunded> refundSales(RefundingSales sales) {
        return new EventSubscription<>("platform.refund-sale", Topics.SALE_REFUNDED, sales::apply);
    }
}
