package dev.saldo.usage.lease;

import dev.saldo.usage.amount.UsageAmount;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;

/** @param used how many of the leased units were used; the rest is given back */
record ReturnRequest(@NotNull @UsageAmount BigDecimal used) {}
