package dev.saldo.billing.creditnote;

import dev.saldo.billing.invoice.Charge;
import dev.saldo.billing.settlement.Account;
import dev.saldo.billing.settlement.Decision.Accepted;
import dev.saldo.kit.Pure;
import dev.saldo.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A charge that gives back takes back a part of an invoice of its subscription, or all that is left of it.
 *
 * @param slice what it takes back, as it is printed
 */
@Pure
record CreditedPart(Charge charge, Account account, Accepted decision, Slice slice) implements Reversal {

    @Override
    public Money total() {
        return slice.totals().grandTotal();
    }

    @Override
    public @Nullable String reason() {
        return charge.kind();
    }

    @Override
    public Instant happenedAt() {
        return charge.occurredAt();
    }

    @Override
    public String actor() {
        return charge.actor();
    }
}
