package dev.saldo.platform.credit;

import dev.saldo.kit.web.MoneyNotNegative;
import dev.saldo.kit.web.MoneyPositive;
import dev.saldo.kit.web.Problem;
import dev.saldo.money.Money;
import dev.saldo.platform.lot.Purchase;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Credits that were bought.
 *
 * @param amount the credits, without the bonus
 * @param paid what was paid for them; the amount unless told
 * @param fees what the purchase cost on top; nothing unless told
 * @param bonus credits the platform gave on top; none unless told
 * @param expiresAt when what is left of them will be gone; never unless told
 */
record DepositCreditsRequest(
        @NotNull @MoneyPositive Money amount,
        @Nullable @MoneyNotNegative Money paid,
        @Nullable @MoneyNotNegative Money fees,
        @Nullable @MoneyNotNegative Money bonus,
        @Nullable Instant expiresAt,
        @Nullable @Size(max = 200) String reference,
        @Nullable @Size(max = 2000) String description) {

    Move move() {
        var nothing = Money.zero(amount.currency());
        var onTop = bonus == null ? nothing : bonus;
        requireOneCurrency();
        return new Move.Deposit(new Purchase(
                amount.plus(onTop), onTop, paid == null ? amount : paid, fees == null ? nothing : fees, expiresAt));
    }

    private void requireOneCurrency() {
        var problem = Problem.invalid();
        require(problem, "/paid", paid);
        require(problem, "/fees", fees);
        require(problem, "/bonus", bonus);
        if (problem.hasErrors()) {
            throw problem;
        }
    }

    private void require(Problem problem, String pointer, @Nullable Money money) {
        if (money != null && !money.currency().equals(amount.currency())) {
            problem.at(pointer + "/currency", "must be " + amount.currency() + " like the amount");
        }
    }
}
