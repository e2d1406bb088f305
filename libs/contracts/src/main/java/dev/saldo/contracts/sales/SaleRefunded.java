package dev.saldo.contracts.sales;

import dev.saldo.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A completed sale was refunded in full: its credits go back and its invoice is answered by a credit note.
 *
 * @param reason why, in the words of whoever refunded it
 * @param actor who refunded it: the subject of the token
 */
public record SaleRefunded(
        UUID saleId,
        @Nullable String externalReference,
        Customer customer,
        List<SaleLine> lines,
        List<PlatformCost> costs,
        Money total,
        @Nullable String reason,
        Instant refundedAt,
        String actor,
        long version) {}
