package dev.saldo.contracts.billing;

import dev.saldo.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An invoice was not paid by its due date.
 *
 * @param saleId absent for an invoice of subscriptions
 * @param subscriptionIds the subscriptions it bills; empty for the invoice of a sale
 * @param amountDue what is still owed
 * @param overdueAt when the day after the due date began
 */
public record InvoiceOverdue(
        UUID invoiceId,
        String number,
        @Nullable UUID saleId,
        List<UUID> subscriptionIds,
        UUID customerId,
        LocalDate dueDate,
        Money amountDue,
        Instant overdueAt,
        long version) {}
