package dev.saldo.billing.balance;

import dev.saldo.kit.apidoc.OneOf;
import dev.saldo.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the store owes a customer.
 *
 * @param balances one a currency that anything was ever owed in
 */
public record CustomerBalancesView(UUID customerId, List<Balance> balances) {

    /** @param entries the newest, newest first; at most a hundred */
    public record Balance(String currency, Money amount, List<BalanceEntry> entries) {}

    /**
     * A change of a balance.
     *
     * @param amount what the balance grew by; negative for what was used
     * @param balance what the balance was after it
     * @param invoiceId the invoice that was credited, overpaid or paid
     * @param creditNoteId absent unless it is from one
     * @param paymentId absent of a credit note
     */
    public record BalanceEntry(
            UUID id,
            @OneOf(EntryKind.class) String kind,
            Money amount,
            Money balance,
            UUID invoiceId,
            @Nullable UUID creditNoteId,
            @Nullable UUID paymentId,
            Instant occurredAt) {}
}
