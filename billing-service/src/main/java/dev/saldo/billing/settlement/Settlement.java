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
 * @param credited what credit notes took back
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
            case DRAFT, CONFIRMED, PARTIALLY_PAID -> grandTotal.minus(paid).minus(credited);
            case PAID, CANCELLED -> Money.zero(grandTotal.currency());
        };
    }

    /** What credit notes can still take back; never negative. */
    public Money left() {
        return grandTotal.minus(credited);
    }

    /** What was paid for what credit notes took back; never negative. */
    public Money surplus() {
        var beyond = paid.plus(credited).minus(grandTotal);
        return beyond.isNegative() ? Money.zero(grandTotal.currency()) : beyond;
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
        return credited(grandTotal);
    }

    /** A credit note takes back a part, or all that is left. What is due is reduced first. */
    public Decision credit(Money amount) {
        if (!amount.isPositive()) {
            return new Refused(Reason.NOT_POSITIVE);
        }
        return amount.compareTo(left()) > 0 ? new Refused(Reason.ALREADY_TAKEN_BACK) : credited(amount);
    }

    private Accepted credited(Money amount) {
        if (status == InvoiceStatus.PAID) {
            return taken(amount, status, Consequence.NONE);
        }
        if (amount.equals(left())) {
            return taken(amount, InvoiceStatus.CANCELLED, Consequence.INVOICE_CANCELLED);
        }
        return amount.compareTo(due()) < 0
                ? taken(amount, status, Consequence.NONE)
                : taken(amount, InvoiceStatus.PAID, Consequence.INVOICE_PAID);
    }

    private Accepted taken(Money amount, InvoiceStatus next, Consequence consequence) {
        return new Accepted(new Settlement(next, grandTotal, paid, credited.plus(amount)), consequence);
    }

    private Settlement plus(Money amount) {
        var next = amount.equals(due()) ? InvoiceStatus.PAID : InvoiceStatus.PARTIALLY_PAID;
        return new Settlement(next, grandTotal, paid.plus(amount), credited);
    }

    private Consequence after(Money amount) {
        return amount.equals(due()) ? Consequence.INVOICE_PAID : Consequence.NONE;
    }
}
