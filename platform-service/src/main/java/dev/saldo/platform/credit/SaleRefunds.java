package dev.saldo.platform.credit;

import dev.saldo.kit.Pure;
import dev.saldo.kit.clock.StoreTimes;
import dev.saldo.money.Money;
import dev.saldo.platform.balance.AccountKey;
import dev.saldo.platform.credit.Posting.Posted;
import dev.saldo.platform.lot.Part;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Decides what the deductions of refunded sales give back, and to which lots. */
@Pure
final class SaleRefunds {

    private SaleRefunds() {}

    /**
     * @param deductions in the order they were made
     * @param taken what each took from the lots, by movement; what nothing is known of comes back at its nominal cost
     * @param actors who refunded each sale
     */
    static Batch<Posted> decide(
            Opening opening,
            List<Movement> deductions,
            Map<UUID, List<Part>> taken,
            Map<SaleKey, @Nullable String> actors,
            Supplier<UUID> ids,
            StoreTimes times) {
        var book = new Book(opening, ids);
        return book.with(deductions.stream()
                .map(deduction -> {
                    var now = times.in(deduction.store());
                    var cause = Cause.ofSale(saleOf(deduction), actors.get(keyOf(deduction)), now);
                    return post(book, deduction, taken.get(deduction.id()), cause);
                })
                .toList());
    }

    static SaleKey keyOf(Movement movement) {
        return new SaleKey(movement.store(), saleOf(movement));
    }

    private static Posted post(Book book, Movement deduction, @Nullable List<Part> taken, Cause cause) {
        var amount = deduction.amount().negated();
        var move = new Move.Refund(amount, taken == null ? nominal(amount) : taken);
        var posting = book.post(new AccountKey(deduction.store(), deduction.platform()), move, cause);
        if (!(posting instanceof Posted posted)) {
            // Never passed over: the sale would count as refunded without its credits.
            throw new IllegalStateException("the ledger refuses what it owes for " + deduction);
        }
        return posted;
    }

    private static List<Part> nominal(Money amount) {
        return List.of(Part.ofOverdraft(amount));
    }

    private static UUID saleOf(Movement movement) {
        return Objects.requireNonNull(movement.cause().sale(), "only movements of sales are refunded");
    }
}
