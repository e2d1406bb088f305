package dev.saldo.contracts.sales;

import dev.saldo.money.Money;
import java.util.UUID;

/**
 * One line of a confirmed sale, its prices and texts as they were at confirmation.
 *
 * @param unitPrice what the customer pays for one
 * @param buyingPrice what one costs at the platform
 * @param total unitPrice x quantity
 * @param cost buyingPrice x quantity; of a completed sale what the credits had cost that it took
 */
public record SaleLine(
        int position,
        UUID productId,
        String sku,
        String productName,
        UUID platformId,
        long quantity,
        Money unitPrice,
        Money buyingPrice,
        Money total,
        Money cost) {}
