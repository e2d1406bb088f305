package dev.saldo.contracts.billing;

import dev.saldo.money.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An immutable invoice was issued.
 *
 * @param number {@code INV-<year>-<6 digits>}, gapless in the store and year
 * @param saleId absent for an invoice of a subscription period
 * @param issueDate the day it was issued, which is not the day of the sale
 */
public record InvoiceIssued(
        UUID invoiceId,
        String number,
        @Nullable UUID saleId,
        @Nullable String saleReference,
        UUID customerId,
        LocalDate issueDate,
        LocalDate dueDate,
        LocalDate saleDate,
        List<InvoiceLine> lines,
        Money subtotal,
        Money discountTotal,
        Money taxTotal,
        Money grandTotal,
        long version) {

    /**
     * One line of an invoice: text and numbers, no product.
     *
     * @param description what was sold, as it is printed
     * @param total unitPrice x quantity
     */
    public record InvoiceLine(int position, String description, long quantity, Money unitPrice, Money total) {}
}
