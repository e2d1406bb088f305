package dev.saldo.billing.settlement;

import dev.saldo.kit.Pure;
import java.util.UUID;

/** Names a sale; an invoice and a credit note exist at most once for it. */
@Pure
public record SaleKey(UUID store, UUID sale) {}
