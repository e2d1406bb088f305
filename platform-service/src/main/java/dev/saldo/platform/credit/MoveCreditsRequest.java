package dev.saldo.platform.credit;

import dev.saldo.kit.web.MoneyPositive;
import dev.saldo.money.Money;
import dev.saldo.platform.credit.Credits.Wish;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Credits bought or spent; the amount is positive either way. */
record MoveCreditsRequest(
        @NotNull @MoneyPositive Money amount,
        @Nullable @Size(max = 200) String reference,
        @Nullable @Size(max = 2000) String description) {

    Wish deposit() {
        return new Wish(MovementKind.DEPOSIT, amount, reference, description);
    }

    Wish deduction() {
        return new Wish(MovementKind.DEDUCTION, amount.negated(), reference, description);
    }
}
