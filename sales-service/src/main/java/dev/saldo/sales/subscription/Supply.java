package dev.saldo.sales.subscription;

import dev.saldo.kit.Pure;
import dev.saldo.money.Money;
import java.util.UUID;

/**
 * Where something is bought.
 *
 * @param buyingPrice what one unit costs for one whole billing period
 */
@Pure
public record Supply(UUID platformId, Money buyingPrice) {}
