package dev.saldo.kit.privacy;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * {@code saldo.privacy.*}
 *
 * @param purgeEvery how often the stores' retention periods are looked after
 */
@Validated
@ConfigurationProperties("saldo.privacy")
record PrivacyProperties(@NotNull @DefaultValue("1h") Duration purgeEvery) {}
