package dev.saldo.platform.hold;

import dev.saldo.kit.web.MoneyPositive;
import dev.saldo.money.Money;
import org.jspecify.annotations.Nullable;

/** @param amount how much is spent; all of it unless told. The rest is free again */
record PostHoldRequest(@Nullable @MoneyPositive Money amount) {}
