package dev.saldo.sales.margin;

import dev.saldo.kit.Pure;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An owner's word that prices may be under their margin floor.
 *
 * @param by the subject of who gave it
 * @param marginFloor the percentage that holds instead; null for none at all
 * @param version what it was given for: of a sale or a subscription, with the approval
 */
@Pure
public record Approval(String by, Instant at, @Nullable BigDecimal marginFloor, int version) {

    public boolean isFor(int present) {
        return version == present;
    }

    /** The percentage as callers write it; null for none. */
    public @Nullable String floor() {
        return marginFloor == null ? null : marginFloor.toPlainString();
    }
}
