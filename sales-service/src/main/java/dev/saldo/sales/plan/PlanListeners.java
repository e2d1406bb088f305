package dev.saldo.sales.plan;

import dev.saldo.contracts.Topics;
import dev.saldo.contracts.catalog.DiscountChanged;
import dev.saldo.contracts.catalog.PlanChanged;
import dev.saldo.contracts.catalog.TaxChanged;
import dev.saldo.kit.inbox.EventSubscription;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Takes over what catalog tells, whatever the order. */
@Configuration(proxyBeanMethods = false)
class PlanListeners {

    @Bean
    EventSubscription<PlanChanged> planCopies(Plans plans) {
        return new EventSubscription<>("sales.copy-plans", Topics.PLAN_CHANGED, plans::apply);
    }

    @Bean
    EventSubscription<TaxChanged> taxCopies(Taxes taxes) {
        return new EventSubscription<>("sales.copy-taxes", Topics.TAX_CHANGED, taxes::apply);
    }

    @Bean
    EventSubscription<DiscountChanged> discountCopies(Discounts discounts) {
        return new EventSubscription<>("sales.copy-discounts", Topics.DISCOUNT_CHANGED, discounts::apply);
    }
}
