package dev.saldo.platform.lot;

import dev.saldo.money.Money;
import dev.saldo.platform.lot.LotRepository.ListedLot;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * @param movementId the movement that made the lot
 * @param credits all it came with, the bonus included
 * @param cost paid and fees
 * @param costRemaining what the remaining credits have cost; under weighted-average their share, rounded
 */
record LotView(
        UUID id,
        UUID movementId,
        Money credits,
        Money bonus,
        Money paid,
        Money fees,
        Money cost,
        Money remaining,
        Money costRemaining,
        @Nullable Instant expiresAt,
        Instant depositedAt) {

    static LotView of(ListedLot listed) {
        var lot = listed.lot();
        var purchase = lot.purchase();
        return new LotView(
                lot.id(),
                lot.origin().movement(),
                purchase.credits(),
                purchase.bonus(),
                purchase.paid(),
                purchase.fees(),
                purchase.cost(),
                lot.remaining(),
                listed.costRemaining(),
                purchase.expiresAt(),
                lot.origin().at());
    }
}
