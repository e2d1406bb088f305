package dev.saldo.usage.consumption;

import dev.saldo.usage.limit.MeterKey;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.UUID;

/**
 * Who uses something.
 *
 * @param type what kind of thing it is: customer, subscription, device …
 */
public record Subscriber(
        @NotNull @Pattern(regexp = MeterKey.TYPE, message = MeterKey.TYPE_RULE)
        String type,

        @NotNull @Pattern(regexp = MeterKey.ID, message = MeterKey.ID_RULE)
        String id) {

    public MeterKey meter(UUID store, String feature) {
        return new MeterKey(store, type, id, feature);
    }
}
