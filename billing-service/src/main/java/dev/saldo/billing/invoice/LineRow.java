package dev.saldo.billing.invoice;

import dev.saldo.billing.invoice.InvoiceLine.Tax;
import dev.saldo.billing.sql.RowJson;
import dev.saldo.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line as invoices and credit notes keep it; what sales know nothing of is null in theirs.
 *
 * @param invoiceId null in a line of a credit note
 * @param creditNoteId null in a line of an invoice
 */
public record LineRow(
        UUID storeId,
        @Nullable Long invoiceId,
        @Nullable Long creditNoteId,
        int position,
        String description,
        @Nullable String sku,
        long quantity,
        long unitPriceMinor,
        long totalMinor,
        @Nullable UUID subscriptionId,
        @Nullable LocalDate periodStart,
        @Nullable LocalDate periodEnd,
        @Nullable Long discountMinor,
        @Nullable Long taxMinor,
        @Nullable List<TaxRow> taxes) {

    /** One tax of a line. */
    public record TaxRow(String name, BigDecimal percent, boolean inclusive, long amountMinor) {

        static TaxRow of(Tax tax) {
            return new TaxRow(
                    tax.name(), tax.percent(), tax.inclusive(), tax.amount().minor());
        }

        Tax tax(Currency currency) {
            return new Tax(name, percent, inclusive, new Money(amountMinor, currency));
        }
    }

    /** @param json the rows of one document as {@code json_agg} gives them */
    public static List<InvoiceLine> lines(String json, Currency currency) {
        return RowJson.readAll(json, LineRow.class).stream()
                .map(row -> row.line(currency))
                .toList();
    }

    static LineRow ofInvoice(UUID store, long invoice, InvoiceLine line) {
        return of(store, invoice, null, line);
    }

    public static LineRow ofCreditNote(UUID store, long creditNote, InvoiceLine line) {
        return of(store, null, creditNote, line);
    }

    private static LineRow of(UUID store, @Nullable Long invoice, @Nullable Long creditNote, InvoiceLine line) {
        var subscription = line.subscriptionId() != null;
        return new LineRow(
                store,
                invoice,
                creditNote,
                line.position(),
                line.description(),
                line.sku(),
                line.quantity(),
                line.unitPrice().minor(),
                line.total().minor(),
                line.subscriptionId(),
                line.periodStart(),
                line.periodEnd(),
                subscription ? line.discount().minor() : null,
                subscription ? line.tax().minor() : null,
                subscription ? line.taxes().stream().map(TaxRow::of).toList() : null);
    }

    private InvoiceLine line(Currency currency) {
        return new InvoiceLine(
                position,
                description,
                sku,
                subscriptionId,
                periodStart,
                periodEnd,
                quantity,
                new Money(unitPriceMinor, currency),
                money(discountMinor, currency),
                money(taxMinor, currency),
                new Money(totalMinor, currency),
                Objects.requireNonNullElse(taxes, List.<TaxRow>of()).stream()
                        .map(tax -> tax.tax(currency))
                        .toList());
    }

    private static Money money(@Nullable Long minor, Currency currency) {
        return new Money(minor == null ? 0 : minor, currency);
    }
}
