package dev.saldo.platform.credit;

import dev.saldo.kit.web.MoneyPositive;
import dev.saldo.money.Money;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** @param amount positive: the credits that are spent */
record DeductCreditsRequest(
        @NotNull @MoneyPositive Money amount,
        @Nullable @Size(max = 200) String reference,
        @Nullable @Size(max = 2000) String description) {

    Move move() {
        return new Move.Deduction(amount);
    }
}
