package dev.saldo.billing.creditnote;

import dev.saldo.billing.settlement.Account;
import dev.saldo.billing.settlement.Decision.Accepted;
import dev.saldo.kit.Pure;
import dev.saldo.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A refund takes back all of the invoice of its sale, whose lines and totals its credit note repeats. */
@Pure
record CreditedInvoice(Refund refund, Account account, Accepted decision) implements Reversal {

    @Override
    public Money total() {
        return account.settlement().grandTotal();
    }

    @Override
    public @Nullable String reason() {
        return refund.reason();
    }

    @Override
    public Instant happenedAt() {
        return refund.refundedAt();
    }

    @Override
    public String actor() {
        return refund.actor();
    }
}
