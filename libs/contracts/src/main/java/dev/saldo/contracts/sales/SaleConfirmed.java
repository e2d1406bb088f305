package dev.saldo.contracts.sales;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A sale asks for its credits: all platforms or none. Sent again, with the next attempt, when a sale that waited for
 * credit is tried anew.
 *
 * @param attempt 1, 2, 3 …; an answer to an older attempt means nothing
 * @param costs what the sale needs, one entry a platform
 * @param confirmedAt when the sale was confirmed first; the oldest waiting sale goes first
 * @param actor who confirmed it, also when the store's credits let it ask again: the subject of the token
 */
public record SaleConfirmed(
        UUID saleId,
        int attempt,
        @Nullable String externalReference,
        List<SaleLine> lines,
        List<PlatformCost> costs,
        Instant soldAt,
        Instant confirmedAt,
        String actor,
        long version) {}
