package dev.saldo.benchmarks.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.saldo.benchmarks.suite.Engines;
import dev.saldo.kit.id.Ids;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;

/**
 * Movements that nobody asked for, copied in behind the service's back, but such that the ledger stays right: numbered
 * without a gap, each starting where the one before ended, chained by their hashes, and the accounts to match.
 */
public final class LedgerFill {

    private static final String COPY = """
            copy credit_movement
                (uid, store_id, platform_id, sequence, kind, currency, amount_minor, balance_before_minor,
                 balance_after_minor, reference, description, actor, occurred_at, hash)
            from stdin
            """;

    private static final String LEDGER = """
            select store_id, currency, balance_minor, sequence, head, trunc(extract(epoch from updated_at) * 1000000)
              from credit_account where platform_id = ?
            """;

    private static final String ACCOUNT = "update credit_account set sequence = ?, head = ? where platform_id = ?";

    /** Platforms, between two words about it. */
    private static final int TOLD_EVERY = 25;

    private static final int BUFFER_BYTES = 256 * 1024;

    private LedgerFill() {}

    /**
     * Adds movements of one minor unit to each of the platforms.
     *
     * @param each how many; one more when that is odd
     */
    public static void fill(Engines engines, List<UUID> platforms, long each, Consumer<String> progress) {
        try (var connection = engines.connect("saldo_platform")) {
            for (var index = 0; index < platforms.size(); index++) {
                fill(connection, platforms.get(index), each + each % 2);
                if ((index + 1) % TOLD_EVERY == 0) {
                    progress.accept("%,d movements loaded".formatted((index + 1) * each));
                }
            }
            try (var statement = connection.createStatement()) {
                statement.execute("analyze credit_movement");
                statement.execute("checkpoint");
            }
        } catch (SQLException | IOException failure) {
            throw new IllegalStateException("the ledger cannot be filled", failure);
        }
    }

    private static void fill(Connection connection, UUID platform, long count) throws SQLException, IOException {
        var ledger = ledger(connection, platform);
        try (var rows = new PGCopyOutputStream(connection.unwrap(PGConnection.class), COPY, BUFFER_BYTES)) {
            for (var movement = 0L; movement < count; movement++) {
                rows.write(ledger.next(Ids.next()).getBytes(UTF_8));
            }
        }
        try (var account = connection.prepareStatement(ACCOUNT)) {
            account.setLong(1, ledger.sequence());
            account.setBytes(2, ledger.head());
            account.setObject(3, platform);
            account.executeUpdate();
        }
    }

    private static GrowingLedger ledger(Connection connection, UUID platform) throws SQLException {
        try (var query = connection.prepareStatement(LEDGER)) {
            query.setObject(1, platform);
            var row = query.executeQuery();
            row.next();
            return new GrowingLedger(
                    platform,
                    row.getObject(1, UUID.class),
                    row.getString(2),
                    row.getLong(3),
                    row.getLong(4),
                    row.getBytes(5),
                    row.getLong(6));
        }
    }
}
