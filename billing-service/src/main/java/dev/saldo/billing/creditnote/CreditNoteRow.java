package dev.saldo.billing.creditnote;

import dev.saldo.billing.invoice.Totals;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The frozen row of a credit note, without its lines.
 *
 * @param invoice the invoice's public id
 * @param chargeId null of the refund of a sale
 * @param lineCount null, like the totals, where they are those of the invoice
 */
record CreditNoteRow(
        UUID uid,
        String number,
        int year,
        long sequence,
        LocalDate issueDate,
        UUID invoice,
        @Nullable UUID chargeId,
        @Nullable UUID subscriptionId,
        @Nullable String reason,
        Instant refundedAt,
        @Nullable Integer lineCount,
        @Nullable Long subtotalMinor,
        @Nullable Long discountMinor,
        @Nullable Long taxMinor,
        @Nullable Long grandTotalMinor,
        String actor,
        Instant createdAt) {

    static CreditNoteRow of(NewCreditNote note) {
        return switch (note.reversal()) {
            case CreditedInvoice _ -> of(note, null, null, null, null);
            case CreditedPart part ->
                of(
                        note,
                        part.charge().id(),
                        part.charge().subscription(),
                        part.slice().lines().size(),
                        part.slice().totals());
        };
    }

    private static CreditNoteRow of(
            NewCreditNote note,
            @Nullable UUID charge,
            @Nullable UUID subscription,
            @Nullable Integer lines,
            @Nullable Totals totals) {
        return new CreditNoteRow(
                note.id(),
                note.number().text(),
                note.number().year(),
                note.number().sequence(),
                note.issueDate(),
                note.account().invoice(),
                charge,
                subscription,
                note.reversal().reason(),
                note.reversal().happenedAt(),
                lines,
                totals == null ? null : totals.subtotal().minor(),
                totals == null ? null : totals.discount().minor(),
                totals == null ? null : totals.tax().minor(),
                totals == null ? null : totals.grandTotal().minor(),
                note.reversal().actor(),
                note.issuedAt());
    }
}
