package dev.saldo.sales.subscription;

import dev.saldo.kit.Pure;
import dev.saldo.money.Money;
import dev.saldo.sales.tariff.PricedLine;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What waits for the next bill.
 *
 * @param costs what it takes at each platform
 */
@Pure
public record Pending(List<PricedLine> lines, Map<UUID, Money> costs) {

    static final Pending NOTHING = new Pending(List.of(), Map.of());

    boolean isNothing() {
        return lines.isEmpty() && costs.isEmpty();
    }
}
