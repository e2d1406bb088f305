package dev.saldo.sales.subscription;

import dev.saldo.kit.Pure;
import dev.saldo.money.Money;
import dev.saldo.sales.cycle.Share;
import dev.saldo.sales.tariff.LineItem;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing a subscription is for: its plan, or an add-on.
 *
 * @param id stays the same when the plan of the item changes
 * @param quantity at least 1
 * @param unitPrice what was agreed for one unit and period instead of the plan's price; null for the plan's
 * @param paid how the present period was billed; null when it was not
 */
@Pure
public record Item(
        UUID id,
        PlanTerms plan,
        long quantity,
        @Nullable Money unitPrice,
        @Nullable Paid paid) {

    /** What a whole period costs, before discounts; not rounded. */
    BigDecimal price() {
        return unitPrice == null
                ? plan.tariff().amount(quantity)
                : unitPrice.amount().multiply(BigDecimal.valueOf(quantity));
    }

    /** A whole period of it as a line, without days. */
    LineItem whole(Currency currency) {
        return new LineItem(plan.name(), plan.sku(), null, quantity, Share.ALL.of(price(), currency), true);
    }

    Item paid(@Nullable Paid next) {
        return new Item(id, plan, quantity, unitPrice, next);
    }

    /** Whether it is billed as the other is. */
    boolean costsLike(Item other) {
        return quantity == other.quantity
                && plan.equals(other.plan)
                && (unitPrice == null ? other.unitPrice == null : unitPrice.equals(other.unitPrice));
    }
}
