package dev.saldo.billing.balance;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The frozen row of an entry.
 *
 * @param balanceMinor what the balance was after it
 */
record EntryRow(
        UUID uid,
        UUID storeId,
        long balanceId,
        String kind,
        long amountMinor,
        long balanceMinor,
        UUID invoice,
        @Nullable UUID creditNote,
        @Nullable UUID payment,
        Instant occurredAt) {

    static EntryRow of(UUID id, Entry entry, long balance, long balanceMinor) {
        return new EntryRow(
                id,
                entry.payer().store(),
                balance,
                entry.kind().word(),
                entry.amount().minor(),
                balanceMinor,
                entry.invoice(),
                entry.creditNote(),
                entry.payment(),
                entry.at());
    }
}
