package dev.saldo.sales.margin;

import dev.saldo.kit.Pure;
import dev.saldo.money.Money;
import java.math.BigDecimal;

/**
 * A line that is under its margin floor.
 *
 * @param pointer where it stands, such as /lines/0
 * @param price after discounts, without taxes
 * @param least the first amount that would not be under it
 */
@Pure
public record Breach(String pointer, Money price, BigDecimal least) {

    /** For people who may know what things cost. */
    public String detail() {
        return "comes to %s, its landed cost with the margin floor is %s %s"
                .formatted(price, least.toPlainString(), price.currency());
    }
}
