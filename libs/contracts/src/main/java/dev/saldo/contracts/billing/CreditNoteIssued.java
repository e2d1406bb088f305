package dev.saldo.contracts.billing;

import dev.saldo.money.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An immutable credit note was issued for an invoice.
 *
 * @param number {@code CN-<year>-<6 digits>}, gapless in the store and year
 * @param saleId absent for an invoice of subscriptions
 * @param total positive: what the invoice is reduced by
 */
public record CreditNoteIssued(
        UUID creditNoteId,
        String number,
        UUID invoiceId,
        String invoiceNumber,
        @Nullable UUID saleId,
        LocalDate issueDate,
        Money total) {}
