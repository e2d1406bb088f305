package dev.saldo.sales.migration;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How migrations are worked on.
 *
 * @param every from round to round
 * @param batch how many subscriptions in one transaction
 * @param previewFor after so long a preview looks at no more, since whoever asked does not wait for ever
 */
@Validated
@ConfigurationProperties("saldo.subscriptions.migrations")
record MigrationProperties(
        @DefaultValue("2s") Duration every,
        @DefaultValue("500") @Min(1) @Max(5000) int batch,
        @DefaultValue("20s") Duration previewFor) {}
