package dev.saldo.platform.credit;

import dev.saldo.money.Money;
import dev.saldo.platform.credit.Credits.Wish;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** @param amount signed, never zero: what is added to the balance */
record AdjustCreditsRequest(
        @NotNull Money amount,
        @NotBlank @Size(max = 500) String reason,
        @Nullable @Size(max = 200) String reference) {

    @AssertTrue(message = "must not be zero")
    boolean isAmountNotZero() {
        return amount == null || !amount.isZero();
    }

    Wish wish() {
        return new Wish(MovementKind.ADJUSTMENT, amount, reference, reason);
    }
}
