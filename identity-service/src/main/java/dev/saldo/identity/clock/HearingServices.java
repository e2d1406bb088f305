package dev.saldo.identity.clock;

import dev.saldo.contracts.Topic;
import dev.saldo.contracts.Topics;
import dev.saldo.contracts.clock.ClockSettled;
import dev.saldo.kit.inbox.EventSubscription;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The answers of the services; each has a topic of its own. */
@Configuration(proxyBeanMethods = false)
class HearingServices {

    @Bean
    EventSubscription<ClockSettled> hearPlatform(SettlingClocks clocks) {
        return hear(Topics.PLATFORM_CLOCK_SETTLED, clocks);
    }

    @Bean
    EventSubscription<ClockSettled> hearSales(SettlingClocks clocks) {
        return hear(Topics.SALES_CLOCK_SETTLED, clocks);
    }

    @Bean
    EventSubscription<ClockSettled> hearBilling(SettlingClocks clocks) {
        return hear(Topics.BILLING_CLOCK_SETTLED, clocks);
    }

    @Bean
    EventSubscription<ClockSettled> hearUsage(SettlingClocks clocks) {
        return hear(Topics.USAGE_CLOCK_SETTLED, clocks);
    }

    private static EventSubscription<ClockSettled> hear(Topic<ClockSettled> topic, SettlingClocks clocks) {
        return new EventSubscription<>("identity.settle-clock-" + topic.service(), topic, clocks::apply);
    }
}
