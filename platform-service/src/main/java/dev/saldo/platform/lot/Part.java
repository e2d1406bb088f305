package dev.saldo.platform.lot;

import dev.saldo.kit.Pure;
import dev.saldo.money.Money;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a movement took from one lot; negative where it gave back.
 *
 * @param lot null for the overdraft, where a credit costs one unit of the currency
 */
@Pure
public record Part(@Nullable UUID lot, Money credits, Money cost) {

    public static Part ofOverdraft(Money credits) {
        return new Part(null, credits, credits);
    }

    Part negated() {
        return new Part(lot, credits.negated(), cost.negated());
    }
}
