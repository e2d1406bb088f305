package dev.saldo.platform.credit;

import dev.saldo.kit.Pure;
import dev.saldo.money.Money;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A sale that asks for its credits, or a charge of a subscription, which is a sale in all but name.
 *
 * @param id of the sale, or of the charge
 * @param costs positive amounts by platform; empty for a sale that costs nothing
 * @param confirmedAt decides who comes first among sales that arrive together; of a charge, when it fell due
 * @param actor who confirmed it, if the event said so
 * @param subscription whose charge it is; null for a sale
 */
@Pure
record SaleToDeduct(
        UUID store,
        UUID id,
        int attempt,
        Map<UUID, Money> costs,
        Instant confirmedAt,
        @Nullable String actor,
        @Nullable UUID subscription) {}
