package dev.saldo.sales.pricing;

import dev.saldo.kit.Pure;
import dev.saldo.money.Money;
import java.util.UUID;

/** What was agreed for a line: texts, platform and prices as they were at that moment. */
@Pure
public record LinePrice(String sku, String productName, UUID platformId, Money unitPrice, Money buyingPrice) {

    public Money total(long quantity) {
        return unitPrice.times(quantity);
    }

    public Money cost(long quantity) {
        return buyingPrice.times(quantity);
    }
}
