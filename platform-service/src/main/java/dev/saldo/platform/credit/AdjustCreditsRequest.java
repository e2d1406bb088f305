package dev.saldo.platform.credit;

import dev.saldo.kit.web.Problem;
import dev.saldo.money.Money;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** @param amount signed, never zero: what is added to the balance */
record AdjustCreditsRequest(
        @NotNull Money amount,
        @NotBlank @Size(max = 500) String reason,
        @Nullable @Size(max = 200) String reference) {

    Move move() {
        if (amount.isZero()) {
            throw Problem.invalid("/amount", "must not be zero");
        }
        return new Move.Adjustment(amount);
    }
}
