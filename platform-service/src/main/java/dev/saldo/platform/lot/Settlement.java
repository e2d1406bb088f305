package dev.saldo.platform.lot;

import dev.saldo.kit.Pure;
import dev.saldo.money.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a movement did to the lots.
 *
 * @param landedCost what the credits had cost that it took, less what those had that it gave back; null when it did
 *     neither
 */
@Pure
public record Settlement(List<Part> parts, @Nullable Money landedCost) {

    static Settlement of(List<Part> parts) {
        return new Settlement(
                parts, parts.stream().map(Part::cost).reduce(Money::plus).orElse(null));
    }

    /** Credits that found no lot to return to are back all the same. */
    Settlement givingBack(Money cost) {
        return new Settlement(parts, landedCost == null ? cost.negated() : landedCost.minus(cost));
    }
}
