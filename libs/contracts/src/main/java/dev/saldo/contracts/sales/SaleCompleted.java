package dev.saldo.contracts.sales;

import dev.saldo.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A sale has its credits; its cost and profit are final.
 *
 * @param total what the customer owes
 * @param profit total - cost
 * @param marginPercent profit / total x 100 with two decimals, as a string; absent for a total of zero
 * @param actor who confirmed it: the subject of the token
 */
public record SaleCompleted(
        UUID saleId,
        @Nullable String externalReference,
        Customer customer,
        List<SaleLine> lines,
        List<PlatformCost> costs,
        Money total,
        Money cost,
        Money profit,
        @Nullable String marginPercent,
        Instant soldAt,
        Instant completedAt,
        String actor,
        long version) {}
