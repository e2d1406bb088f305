package dev.saldo.sales.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class MigrationPropertiesTest {

    @Test
    void whoSetsNothingGetsTheDefaults() {
        assertThat(bound(Map.of()))
                .isEqualTo(new MigrationProperties(Duration.ofSeconds(2), 500, Duration.ofSeconds(20)));
    }

    @Test
    void everythingCanBeSet() {
        var settings = Map.of(
                "saldo.subscriptions.migrations.every", "1m",
                "saldo.subscriptions.migrations.batch", "50",
                "saldo.subscriptions.migrations.preview-for", "5s");

        assertThat(bound(settings))
                .isEqualTo(new MigrationProperties(Duration.ofMinutes(1), 50, Duration.ofSeconds(5)));
    }

    @Test
    void whatIsNoDurationIsRefused() {
        assertThatThrownBy(() -> bound(Map.of("saldo.subscriptions.migrations.every", "often")))
                .isInstanceOf(BindException.class);
    }

    private static MigrationProperties bound(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("saldo.subscriptions.migrations", MigrationProperties.class);
    }
}
