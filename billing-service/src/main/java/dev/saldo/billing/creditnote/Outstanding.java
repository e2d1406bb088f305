package dev.saldo.billing.creditnote;

import dev.saldo.billing.invoice.Charge;
import dev.saldo.kit.Pure;
import dev.saldo.money.Money;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A charge that gives back, and what of it is still to be given.
 *
 * @param given the totals of its credit notes so far, in their order
 */
@Pure
record Outstanding(Charge charge, List<Money> given) {

    static Outstanding of(Charge charge) {
        return new Outstanding(charge, List.of());
    }

    UUID subscription() {
        return charge.subscription();
    }

    /** Positive, or zero when all is given. */
    Money rest() {
        return given.stream().reduce(charge.total().negated(), Money::minus);
    }

    /** The next part of it. */
    Slice slice(Money amount) {
        var slices = new Slices(charge);
        given.forEach(slices::next);
        return slices.next(amount);
    }

    Outstanding after(Money amount) {
        return new Outstanding(
                charge, Stream.concat(given.stream(), Stream.of(amount)).toList());
    }
}
