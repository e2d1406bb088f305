package dev.saldo.sales.pricing;

import dev.saldo.kit.Pure;
import dev.saldo.money.Money;
import dev.saldo.sales.margin.MarginLine;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line with as much of its price as is known.
 *
 * @param planVersion the version of the wish's plan; null without a plan
 * @param landedCost what its credits had cost; null until they are deducted, and where it is the buying price
 */
@Pure
public record QuotedLine(
        LineWish wish,
        @Nullable String sku,
        @Nullable String productName,
        @Nullable Integer planVersion,
        @Nullable UUID platformId,
        @Nullable Money unitPrice,
        @Nullable Money buyingPrice,
        @Nullable Money landedCost) {

    /** The line as it was agreed, from then on independent of any copy. */
    public static QuotedLine agreed(LineWish wish, LinePrice price) {
        return new QuotedLine(
                wish,
                price.sku(),
                price.productName(),
                null,
                price.platformId(),
                price.unitPrice(),
                price.buyingPrice(),
                null);
    }

    /** The line with what its credits had cost. */
    public QuotedLine landed(Money cost) {
        var other = cost.equals(agreedCost()) ? null : cost;
        return new QuotedLine(wish, sku, productName, planVersion, platformId, unitPrice, buyingPrice, other);
    }

    /** The whole price, when no part of it is missing. */
    public Optional<LinePrice> price() {
        return sku == null || productName == null || platformId == null || unitPrice == null || buyingPrice == null
                ? Optional.empty()
                : Optional.of(new LinePrice(sku, productName, platformId, unitPrice, buyingPrice));
    }

    /** What it brings and takes, when no part of its price is missing. */
    Optional<MarginLine> margin(String pointer) {
        var quantity = wish.quantity();
        return price().map(price -> new MarginLine(
                pointer, wish.productId(), price.platformId(), quantity, price.total(quantity), price.buyingPrice()));
    }

    public @Nullable Money total() {
        return Amounts.times(unitPrice, wish.quantity());
    }

    /** What it cost: its share of what the credits had cost, or before they are deducted what was agreed. */
    public @Nullable Money cost() {
        return landedCost == null ? agreedCost() : landedCost;
    }

    /** In credits: what is asked of its platform. */
    private @Nullable Money agreedCost() {
        return Amounts.times(buyingPrice, wish.quantity());
    }
}
