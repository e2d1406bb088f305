package dev.saldo.billing.invoice;

import dev.saldo.kit.Pure;
import dev.saldo.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A line as it is printed: text and numbers, no ids.
 *
 * @param position 1, 2, 3 … from the top
 */
@Pure
public record InvoiceLine(
        int position, String description, @Nullable String sku, long quantity, Money unitPrice, Money total) {}
