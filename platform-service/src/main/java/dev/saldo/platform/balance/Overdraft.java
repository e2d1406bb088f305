package dev.saldo.platform.balance;

import dev.saldo.kit.Pure;
import dev.saldo.money.Money;

/**
 * How far below zero a balance may fall; never negative.
 *
 * @param version the platform's version that came with the limit, so that whoever hears of two knows the newer
 */
@Pure
public record Overdraft(Money limit, long version) {}
