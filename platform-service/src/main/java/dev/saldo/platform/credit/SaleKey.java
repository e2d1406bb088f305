package dev.saldo.platform.credit;

import dev.saldo.kit.Pure;
import java.util.UUID;

/** Names a sale. */
@Pure
record SaleKey(UUID store, UUID sale) {}
