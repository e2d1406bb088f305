package dev.saldo.sales.sale.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class WatchPropertiesTest {

    @Test
    void whoSetsNothingGetsTheDefaults() {
        assertThat(bound(Map.of()))
                .isEqualTo(new WatchProperties(Duration.ofMillis(500), Duration.ofSeconds(15), Duration.ofMinutes(30)));
    }

    @Test
    void everythingCanBeSet() {
        var settings = Map.of("sales.watch.poll", "1s", "sales.watch.heartbeat", "5s", "sales.watch.longest", "2m");

        assertThat(bound(settings))
                .isEqualTo(new WatchProperties(Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofMinutes(2)));
    }

    @Test
    void whatIsNoDurationIsRefused() {
        assertThatThrownBy(() -> bound(Map.of("sales.watch.poll", "often"))).isInstanceOf(BindException.class);
    }

    private static WatchProperties bound(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("sales.watch", WatchProperties.class);
    }
}
