package dev.saldo.billing.settlement;

import dev.saldo.billing.settlement.Decision.Accepted;
import dev.saldo.billing.settlement.Decision.Consequence;
import dev.saldo.billing.settlement.Decision.Reason;
import dev.saldo.billing.settlement.Decision.Refused;
import dev.saldo.kit.Pure;
import dev.saldo.money.Money;

/**
 * What is owed on an invoice.
 *
 * @param paid what payments brought in
 * @param credited what a credit note took back
 */
@Pure
public record Settlement(InvoiceStatus status, Money grandTotal, Money paid, Money credited) {

    public Settlement {
        if (paid.isNegative() || paid.compareTo(grandTotal) > 0) {
            throw new IllegalArgumentException("%s paid of %s".formatted(paid, grandTotal));
        }
        if (credited.isNegative() || credited.compareTo(grandTotal) > 0) {
            throw new IllegalArgumentException("%s credited of %s".formatted(credited, grandTotal));
        }
    }

    /** The settlement of a newly issued invoice; where nothing is to be paid, it is paid at once. */
    static Accepted opening(Money grandTotal) {
        var nothing = Money.zero(grandTotal.currency());
        return grandTotal.isZero()
                ? new Accepted(
                        new Settlement(InvoiceStatus.PAID, grandTotal, nothing, nothing), Consequence.INVOICE_PAID)
                : new Accepted(new Settlement(InvoiceStatus.CONFIRMED, grandTotal, nothing, nothing), Consequence.NONE);
    }

    /** What is left to pay; never negative. */
    public Money due() {
        return switch (status) {
            case DRAFT, CONFIRMED, PARTIALLY_PAID -> grandTotal.minus(paid);
            case PAID, CANCELLED -> Money.zero(grandTotal.currency());
        };
    }

    /** A payment comes in: all that is due, or a part of it. */
    public Decision pay(Money amount) {
        if (!amount.currency().equals(grandTotal.currency())) {
            return new Refused(Reason.WRONG_CURRENCY);
        }
        if (!status.isPayable()) {
            return new Refused(Reason.NOT_PAYABLE);
        }
        if (!amount.isPositive()) {
            return new Refused(Reason.NOT_POSITIVE);
        }
        return amount.compareTo(due()) > 0
                ? new Refused(Reason.OVERPAYMENT)
                : new Accepted(plus(amount), after(amount));
    }

    /** A credit note takes all of the invoice back; one that was paid in full stays paid. */
    public Decision takeBack() {
        if (credited.isPositive()) {
            return new Refused(Reason.ALREADY_TAKEN_BACK);
        }
        return status == InvoiceStatus.PAID
                ? new Accepted(new Settlement(status, grandTotal, paid, grandTotal), Consequence.NONE)
                : new Accepted(
                        new Settlement(InvoiceStatus.CANCELLED, grandTotal, paid, grandTotal),
                        Consequence.INVOICE_CANCELLED);
    }

    private Settlement plus(Money amount) {
        var next = amount.equals(due()) ? InvoiceStatus.PAID : InvoiceStatus.PARTIALLY_PAID;
        return new Settlement(next, grandTotal, paid.plus(amount), credited);
    }

    private Consequence after(Money amount) {
        return amount.equals(due()) ? Consequence.INVOICE_PAID : Consequence.NONE;
    }
}
