package dev.saldo.billing.invoice;

import dev.saldo.billing.sql.RowJson;
import dev.saldo.money.Money;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line as invoices and credit notes keep it.
 *
 * @param invoiceId null in a line of a credit note
 */
public record LineRow(
        UUID storeId,
        @Nullable Long invoiceId,
        int position,
        String description,
        @Nullable String sku,
        long quantity,
        long unitPriceMinor,
        long totalMinor) {

    /** @param json the rows of one document as {@code json_agg} gives them */
    public static List<InvoiceLine> lines(String json, Currency currency) {
        return RowJson.readAll(json, LineRow.class).stream()
                .map(row -> row.line(currency))
                .toList();
    }

    static LineRow of(Invoice invoice, long invoiceId, InvoiceLine line) {
        return new LineRow(
                invoice.sale().store(),
                invoiceId,
                line.position(),
                line.description(),
                line.sku(),
                line.quantity(),
                line.unitPrice().minor(),
                line.total().minor());
    }

    private InvoiceLine line(Currency currency) {
        return new InvoiceLine(
                position,
                description,
                sku,
                quantity,
                new Money(unitPriceMinor, currency),
                new Money(totalMinor, currency));
    }
}
