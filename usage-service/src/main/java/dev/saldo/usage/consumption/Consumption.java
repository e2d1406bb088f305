package dev.saldo.usage.consumption;

import dev.saldo.kit.Pure;
import dev.saldo.usage.limit.MeterKey;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Somebody wants to use something now.
 *
 * @param key names the wish, so that it is counted once
 * @param actor who asks
 */
@Pure
record Consumption(
        MeterKey meter, BigDecimal amount, @Nullable String key, String actor) {

    /** How what a key of ours stands for begins. */
    static final String MARK = "consume ";

    /** What the key stands for. */
    String fingerprint() {
        return MARK
                + "%s %s/%s %s"
                        .formatted(
                                amount.toPlainString(), meter.subscriberType(), meter.subscriberId(), meter.feature());
    }
}
