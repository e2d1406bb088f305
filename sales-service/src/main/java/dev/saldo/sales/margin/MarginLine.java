package dev.saldo.sales.margin;

import dev.saldo.kit.Pure;
import dev.saldo.money.Money;
import java.math.BigDecimal;
import java.util.UUID;

/**
 * Something that is sold, with what it brings and what it takes.
 *
 * @param pointer where it stands, such as /lines/0
 * @param price of all of it, after discounts, without taxes
 * @param buyingPrice what its platform asks for one
 */
@Pure
public record MarginLine(
        String pointer, UUID productId, UUID platformId, long quantity, Money price, Money buyingPrice) {

    boolean isComparable() {
        return price.currency().equals(buyingPrice.currency());
    }

    /** What its platform asks for all of it. */
    BigDecimal credits() {
        return buyingPrice.amount().multiply(BigDecimal.valueOf(quantity));
    }
}
