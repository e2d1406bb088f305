package dev.saldo.sales.copy;

import dev.saldo.kit.Pure;
import dev.saldo.money.Money;
import java.util.UUID;

/** A product as catalog last told it. */
@Pure
public record ProductCopy(
        UUID id, String sku, String name, Money listPrice, boolean active, boolean deleted, long version) {

    public boolean sellable() {
        return active && !deleted;
    }
}
