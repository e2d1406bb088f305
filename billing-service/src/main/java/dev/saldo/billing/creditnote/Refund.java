package dev.saldo.billing.creditnote;

import dev.saldo.billing.settlement.SaleKey;
import dev.saldo.kit.Pure;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A sale was refunded in full.
 *
 * @param actor who refunded it: the subject of their token
 */
@Pure
record Refund(SaleKey sale, @Nullable String reason, Instant refundedAt, String actor) {}
