package dev.saldo.sales.sale.view;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * {@code sales.watch.*}
 *
 * @param poll how long a change made by another replica may stay unseen
 * @param heartbeat how often a stream says that it is still there
 * @param longest after that a stream ends, and its reader opens another
 */
@Validated
@ConfigurationProperties("sales.watch")
record WatchProperties(
        @NotNull @DefaultValue("500ms") Duration poll,
        @NotNull @DefaultValue("15s") Duration heartbeat,
        @NotNull @DefaultValue("30m") Duration longest) {}
