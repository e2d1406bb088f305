package dev.saldo.usage.consumption;

import dev.saldo.kit.security.Caller;
import dev.saldo.kit.web.Idempotency;
import dev.saldo.usage.amount.Amounts;
import dev.saldo.usage.amount.UsageAmount;
import dev.saldo.usage.limit.MeterKey;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * @param amount 1 unless told
 * @param idempotencyKey like the header, which it goes before: makes it safe to ask again: the same key has the same answer, and is counted once
 */
record ConsumeRequest(
        @NotNull @Valid Subscriber subscriber,

        @NotNull @Pattern(regexp = MeterKey.FEATURE, message = MeterKey.FEATURE_RULE)
        String feature,

        @Nullable @UsageAmount BigDecimal amount,

        @Nullable @Size(min = 1, max = Idempotency.LONGEST_KEY)
        String idempotencyKey) {

    /** @param key of the header, if there is one */
    Consumption consumption(Caller caller, @Nullable String key) {
        return new Consumption(
                subscriber.meter(caller.store(), feature),
                amount == null ? BigDecimal.ONE : Amounts.plain(amount),
                idempotencyKey == null ? key : idempotencyKey,
                caller.subject());
    }
}
