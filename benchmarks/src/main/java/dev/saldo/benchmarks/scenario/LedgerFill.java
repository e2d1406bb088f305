package dev.saldo.benchmarks.scenario;

import dev.saldo.benchmarks.suite.Engines;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Movements that nobody asked for, inserted behind the service's back, but such that the ledger stays right: numbered
 * without a gap, each starting where the one before ended, chained by their hashes, and the accounts to match.
 */
public final class LedgerFill {

    private static final String FUNCTIONS = """
            create function pg_temp.field(value text) returns text language sql immutable as
                $$ select coalesce(octet_length(convert_to(value, 'UTF8')) || ':' || value, '-') $$;
            create function pg_temp.hash_after(previous bytea, head bytea, entry text) returns bytea
                language plpgsql immutable as
                $$ begin return sha256(coalesce(previous, head) || convert_to(entry, 'UTF8')); end $$;
            create aggregate pg_temp.chain(bytea, text) (sfunc = pg_temp.hash_after, stype = bytea);
            """;

    /**
     * What is given with one movement is taken with the next, so that balances, and what else follows from them, stay
     * as they are. Hashed is what V3__chain_movements.sql hashes, in its order.
     */
    private static final String MOVEMENTS = """
            insert into credit_movement
                (uid, store_id, platform_id, sequence, kind, currency, amount_minor, balance_before_minor,
                 balance_after_minor, reference, description, actor, occurred_at, hash)
            select m.uid, m.store_id, m.platform_id, m.sequence, 'adjustment', m.currency, m.amount,
                   m.after - m.amount, m.after, 'bench', 'growth', 'bench', m.at,
                   pg_temp.chain(m.head,
                       pg_temp.field('saldo-movement-1') || pg_temp.field(m.uid::text)
                       || pg_temp.field(m.store_id::text) || pg_temp.field(m.platform_id::text)
                       || pg_temp.field(m.sequence::text) || pg_temp.field('adjustment')
                       || pg_temp.field(m.currency) || pg_temp.field(m.amount::text)
                       || pg_temp.field((m.after - m.amount)::text) || pg_temp.field(m.after::text) || '-'
                       || pg_temp.field('bench') || pg_temp.field('growth') || pg_temp.field('bench')
                       || pg_temp.field(trunc(extract(epoch from m.at) * 1000000)::text))
                       over (order by m.sequence)
              from (select gen_random_uuid() as uid, a.store_id, a.platform_id, a.sequence + n as sequence, a.currency,
                           case n % 2 when 1 then 1 else -1 end as amount, a.balance_minor + n % 2 as after,
                           a.head, a.updated_at as at
                      from credit_account a cross join generate_series(1, ?) as n
                     where a.platform_id = ?) m
             order by m.sequence
            """;

    private static final String ACCOUNT = """
            update credit_account a
               set (sequence, head) = (
                       select m.sequence, m.hash from credit_movement m
                        where m.store_id = a.store_id and m.platform_id = a.platform_id
                        order by m.sequence desc limit 1)
             where a.platform_id = ?
            """;

    /** Platforms, between two words about it. */
    private static final int TOLD_EVERY = 25;

    private LedgerFill() {}

    /**
     * Adds movements of one minor unit to each of the platforms.
     *
     * @param each how many; one more when that is odd
     */
    public static void fill(Engines engines, List<UUID> platforms, long each, Consumer<String> progress) {
        try (var connection = engines.connect("saldo_platform")) {
            try (var statement = connection.createStatement()) {
                statement.execute(FUNCTIONS);
            }
            for (var index = 0; index < platforms.size(); index++) {
                fill(connection, platforms.get(index), each);
                if ((index + 1) % TOLD_EVERY == 0) {
                    progress.accept("%,d movements loaded".formatted((index + 1) * each));
                }
            }
            try (var statement = connection.createStatement()) {
                statement.execute("analyze credit_movement");
                statement.execute("checkpoint");
            }
        } catch (SQLException failure) {
            throw new IllegalStateException("the ledger cannot be filled", failure);
        }
    }

    private static void fill(Connection connection, UUID platform, long count) throws SQLException {
        try (var movements = connection.prepareStatement(MOVEMENTS);
                var account = connection.prepareStatement(ACCOUNT)) {
            movements.setLong(1, count + count % 2);
            movements.setObject(2, platform);
            movements.executeUpdate();
            account.setObject(1, platform);
            account.executeUpdate();
        }
    }
}
