package dev.saldo.sales.tariff;

import static java.util.Objects.requireNonNull;

import dev.saldo.kit.Pure;
import dev.saldo.money.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a plan costs in one currency.
 *
 * @param amount of a period, a unit or a package; may have more decimals than the currency; null for tiers
 * @param packageSize units in a package, at least 1; null for what is not sold in packages
 * @param tiers by rising limit, the last without one; empty for what has none
 * @param setupFee charged once, with the first period; null for none
 */
@Pure
public record Tariff(
        Currency currency,
        PriceModel model,
        @Nullable BigDecimal amount,
        @Nullable Long packageSize,
        List<Tier> tiers,
        @Nullable Money setupFee) {

    public Tariff {
        tiers = List.copyOf(tiers);
        var complete = switch (model) {
            case FLAT, PER_UNIT -> amount != null;
            case GRADUATED, VOLUME -> Tier.areRising(tiers);
            case PACKAGE -> amount != null && packageSize != null && packageSize >= 1;
        };
        if (!complete) {
            throw new IllegalArgumentException("no %s price: %s, %s, %s".formatted(model, amount, packageSize, tiers));
        }
    }

    /**
     * What a whole billing period costs, not rounded yet.
     *
     * @param quantity at least 1
     */
    public BigDecimal amount(long quantity) {
        if (quantity < 1) {
            throw new IllegalArgumentException("a quantity of " + quantity);
        }
        return switch (model) {
            case FLAT -> requireNonNull(amount);
            case PER_UNIT -> times(quantity);
            case GRADUATED -> graduated(quantity);
            case VOLUME -> volume(quantity);
            case PACKAGE -> times(Math.ceilDiv(quantity, requireNonNull(packageSize)));
        };
    }

    private BigDecimal times(long pieces) {
        return requireNonNull(amount).multiply(BigDecimal.valueOf(pieces));
    }

    private BigDecimal graduated(long quantity) {
        var price = BigDecimal.ZERO;
        var priced = 0L;
        for (var tier : tiers) {
            if (priced == quantity) {
                break;
            }
            var reached = tier.reaches(quantity);
            price = price.add(tier.price(reached - priced));
            priced = reached;
        }
        return price;
    }

    private BigDecimal volume(long quantity) {
        return tiers.stream()
                .filter(tier -> tier.reaches(quantity) == quantity)
                .findFirst()
                .orElseThrow()
                .price(quantity);
    }
}
