package dev.saldo.catalog.platform;

import dev.saldo.contracts.Topics;
import dev.saldo.contracts.platform.PlatformChanged;
import dev.saldo.contracts.platform.PlatformRegistered;
import dev.saldo.kit.inbox.Event;
import dev.saldo.kit.inbox.EventSubscription;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Keeps the copy of platforms as their owner announces them. */
@Configuration(proxyBeanMethods = false)
class PlatformListeners {

    @Bean
    EventSubscription<PlatformRegistered> platformRegistered(Platforms platforms) {
        return new EventSubscription<>(
                "catalog.copy-registered-platform",
                Topics.PLATFORM_REGISTERED,
                events -> platforms.save(
                        events.stream().map(PlatformListeners::registered).toList()));
    }

    @Bean
    EventSubscription<PlatformChanged> platformChanged(Platforms platforms) {
        return new EventSubscription<>(
                "catalog.copy-changed-platform",
                Topics.PLATFORM_CHANGED,
                events -> platforms.save(
                        events.stream().map(PlatformListeners::changed).toList()));
    }

    private static PlatformCopy registered(Event<PlatformRegistered> event) {
        var platform = event.body();
        return new PlatformCopy(
                event.store(),
                platform.platformId(),
                platform.name(),
                platform.currency(),
                platform.status(),
                platform.version());
    }

    private static PlatformCopy changed(Event<PlatformChanged> event) {
        var platform = event.body();
        return new PlatformCopy(
                event.store(),
                platform.platformId(),
                platform.name(),
                platform.currency(),
                platform.status(),
                platform.version());
    }
}
