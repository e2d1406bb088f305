package dev.saldo.sales.subscription;

import dev.saldo.kit.Pure;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * That a subscription is to end.
 *
 * @param on its first day without
 * @param reason in the words of whoever cancelled it
 */
@Pure
public record Cancellation(LocalDate on, @Nullable String reason, String actor) {

    Cancellation on(LocalDate day) {
        return new Cancellation(day, reason, actor);
    }
}
