package dev.saldo.contracts.platform;

import dev.saldo.money.Money;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A sale's credits could not be deducted, at any of its platforms. Keyed by the sale.
 *
 * @param saleId the sale, or the charge of a subscription, that asked
 * @param subscriptionId the subscription whose charge asked; absent for a sale
 * @param attempt the attempt of the sale this answers
 * @param reason insufficient-credit (a deposit helps), unknown-platform or currency-mismatch (nothing helps)
 * @param shortfalls the platforms in the way
 */
public record CreditDeductionRejected(
        UUID saleId,
        int attempt,
        String reason,
        List<Shortfall> shortfalls,
        @Nullable UUID subscriptionId) {

    /** For a sale. */
    public CreditDeductionRejected(UUID saleId, int attempt, String reason, List<Shortfall> shortfalls) {
        this(saleId, attempt, reason, shortfalls, null);
    }

    /**
     * What one platform would have to give, and what it has.
     *
     * @param available balance plus overdraft limit, less what is held; absent when the platform is not known
     * @param sequence the last movement seen in that balance; absent when the platform is not known
     * @param overdraftLimit how far below zero the balance might fall; absent when the platform is not known
     * @param version the platform's version that limit came with; absent when the platform is not known
     * @param held what is set aside there; absent when the platform is not known, and in events of older releases
     * @param heldVersion grows with every change of that sum
     */
    public record Shortfall(
            UUID platformId,
            Money required,
            @Nullable Money available,
            @Nullable Long sequence,
            @Nullable Money overdraftLimit,
            @Nullable Long version,
            @Nullable Money held,
            @Nullable Long heldVersion) {}
}
