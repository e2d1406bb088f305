package dev.saldo.catalog.plan;

import dev.saldo.kit.Pure;
import dev.saldo.money.Money;
import java.util.UUID;

/**
 * At which platform it is bought for what.
 *
 * @param buyingPrice what one unit costs for one billing period
 */
@Pure
record PlanSupply(UUID platformId, Money buyingPrice) {}
