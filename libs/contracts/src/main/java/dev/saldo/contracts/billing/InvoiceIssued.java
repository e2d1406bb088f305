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
 * @param saleId absent for an invoice of subscriptions
 * @param saleDate the day of the sale, or the day the first of its charges fell due
 * @param subscriptionIds the subscriptions it bills, if any
 * @param chargeIds the charges of these subscriptions it bills
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
        @Nullable List<UUID> subscriptionIds,
        @Nullable List<UUID> chargeIds,
        long version) {

    /** Of a sale. */
    public InvoiceIssued(
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
        this(
                invoiceId,
                number,
                saleId,
                saleReference,
                customerId,
                issueDate,
                dueDate,
                saleDate,
                lines,
                subtotal,
                discountTotal,
                taxTotal,
                grandTotal,
                null,
                null,
                version);
    }

    /**
     * One line of an invoice: text and numbers, no product.
     *
     * @param description what was sold, as it is printed
     * @param unitPrice what one costs; negative for what is given back
     * @param total unitPrice x quantity, less the discount, with its taxes
     * @param periodStart the first day it pays for; absent for what is paid once
     * @param periodEnd the day after the last it pays for; absent for what is paid once
     * @param discount what is taken off; absent for nothing
     * @param tax the sum of its taxes; absent for nothing
     */
    public record InvoiceLine(
            int position,
            String description,
            long quantity,
            Money unitPrice,
            Money total,
            @Nullable LocalDate periodStart,
            @Nullable LocalDate periodEnd,
            @Nullable Money discount,
            @Nullable Money tax) {

        /** Of a sale. */
        public InvoiceLine(int position, String description, long quantity, Money unitPrice, Money total) {
            this(position, description, quantity, unitPrice, total, null, null, null, null);
        }
    }
}
