package dev.saldo.billing.balance;

import dev.saldo.kit.Pure;
import dev.saldo.money.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A change of a balance.
 *
 * @param amount what the balance grows by; negative for what is used
 * @param invoice the invoice that was credited, overpaid or paid
 * @param creditNote null unless it is from one
 * @param payment null of a credit note
 */
@Pure
public record Entry(
        Payer payer,
        EntryKind kind,
        Money amount,
        UUID invoice,
        @Nullable UUID creditNote,
        @Nullable UUID payment,
        Instant at) {

    public static Entry credited(Payer payer, Money amount, UUID invoice, UUID creditNote, Instant at) {
        return new Entry(payer, EntryKind.CREDIT_NOTE, amount, invoice, creditNote, null, at);
    }

    public static Entry overpaid(Payer payer, Money amount, UUID invoice, UUID payment, Instant at) {
        return new Entry(payer, EntryKind.OVERPAYMENT, amount, invoice, null, payment, at);
    }

    /** @param amount positive */
    public static Entry used(Payer payer, Money amount, UUID invoice, UUID payment, Instant at) {
        return new Entry(payer, EntryKind.USED, amount.negated(), invoice, null, payment, at);
    }
}
