package dev.saldo.contracts.platform;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Credits were spent: all a sale needs, at all its platforms at once, or one deduction asked for directly. Keyed by
 * the sale, or by the platform when there is none.
 *
 * @param saleId the sale, or the charge of a subscription, that asked; absent for a direct deduction
 * @param subscriptionId the subscription whose charge asked; absent for a sale
 * @param attempt the attempt of the sale this answers; 0 for a direct deduction
 * @param movements what was deducted, one movement a platform
 */
public record CreditDeducted(
        @Nullable UUID saleId,
        int attempt,
        List<Movement> movements,
        @Nullable UUID subscriptionId) {

    /** For a sale, or for nothing in particular. */
    public CreditDeducted(@Nullable UUID saleId, int attempt, List<Movement> movements) {
        this(saleId, attempt, movements, null);
    }
}
