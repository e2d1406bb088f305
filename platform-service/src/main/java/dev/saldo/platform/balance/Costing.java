package dev.saldo.platform.balance;

import dev.saldo.kit.Pure;
import dev.saldo.money.Money;

/**
 * How an account's lots are taken.
 *
 * @param cost what the credits of all its open lots have cost
 */
@Pure
public record Costing(LotPolicy policy, Money cost) {}
