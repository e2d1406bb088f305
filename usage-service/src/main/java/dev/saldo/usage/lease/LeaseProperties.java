package dev.saldo.usage.lease;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * {@code saldo.usage.leases.*}
 *
 * @param expiryInterval how often leases that are over are looked for
 */
@Validated
@ConfigurationProperties("saldo.usage.leases")
record LeaseProperties(@NotNull @DefaultValue("5s") Duration expiryInterval) {

    LeaseProperties {
        if (!expiryInterval.isPositive()) {
            throw new IllegalArgumentException("saldo.usage.leases.expiry-interval must be positive");
        }
    }
}
