package dev.saldo.contracts.sales;

import dev.saldo.money.Money;
import java.util.UUID;

/**
 * What a sale costs at one platform.
 *
 * @param amount the sum of the sale's lines there, positive
 */
public record PlatformCost(UUID platformId, Money amount) {}
