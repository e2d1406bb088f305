package dev.saldo.platform.balance;

import static dev.saldo.kit.database.Columns.required;

import dev.saldo.money.Money;
import io.r2dbc.spi.Readable;
import java.util.Currency;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the columns of an account, and the name of its platform, wherever they were selected. */
public final class AccountRow {

    private AccountRow() {}

    /** @param open false when the platform is deleted */
    public static Account read(Readable row, UUID platform, boolean open) {
        var currency = Currency.getInstance(required(row, "currency", String.class));
        return new Account(
                required(row, "store_id", UUID.class),
                platform,
                required(row, "name", String.class),
                new Money(required(row, "balance_minor", Long.class), currency),
                required(row, "sequence", Long.class),
                LedgerHash.of(required(row, "head", byte[].class)),
                new Overdraft(
                        new Money(required(row, "overdraft_limit_minor", Long.class), currency),
                        required(row, "overdraft_version", Long.class)),
                new Held(
                        new Money(required(row, "held_minor", Long.class), currency),
                        required(row, "held_version", Long.class)),
                new Thresholds(
                        money(row.get("low_threshold_minor", Long.class), currency),
                        money(row.get("critical_threshold_minor", Long.class), currency)),
                new Costing(
                        LotPolicy.of(required(row, "lot_policy", String.class)),
                        new Money(required(row, "lots_cost_minor", Long.class), currency)),
                open);
    }

    private static @Nullable Money money(@Nullable Long minor, Currency currency) {
        return minor == null ? null : new Money(minor, currency);
    }
}
