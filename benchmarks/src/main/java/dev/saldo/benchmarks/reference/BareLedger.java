package dev.saldo.benchmarks.reference;

import dev.saldo.benchmarks.load.JdbcSide;
import dev.saldo.benchmarks.suite.Engines;
import dev.saldo.kit.id.Ids;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;

/** A deduction as anybody would write it first: lock and update the account, insert the movement, commit. */
public final class BareLedger implements JdbcSide.Session {

    /** The columns and indexes of platform-service's tables, as far as one deduction fills them. */
    private static final String SCHEMA = """
            drop table if exists movement, account;
            create table account (
                id            bigint generated always as identity primary key,
                store_id      uuid        not null,
                platform_id   uuid        not null,
                currency      text        not null,
                balance_minor bigint      not null check (balance_minor >= 0),
                sequence      bigint      not null default 0,
                updated_at    timestamptz not null,
                unique (store_id, platform_id)
            );
            create table movement (
                id                   bigint generated always as identity primary key,
                uid                  uuid        not null unique,
                store_id             uuid        not null,
                platform_id          uuid        not null,
                sequence             bigint      not null,
                kind                 text        not null,
                currency             text        not null,
                amount_minor         bigint      not null check (amount_minor <> 0),
                balance_before_minor bigint      not null,
                balance_after_minor  bigint      not null,
                sale_id              uuid,
                reference            text,
                actor                text        not null,
                occurred_at          timestamptz not null,
                unique (store_id, platform_id, sequence),
                check (balance_after_minor = balance_before_minor + amount_minor)
            );
            create unique index movement_sale on movement (store_id, sale_id, platform_id, kind)
             where sale_id is not null;
            create index movement_reference on movement (store_id, reference);
            """;

    /** Neighbours of a load meet different accounts. */
    private static final long STRIDE = 7_919;

    private final int accounts;
    private final Connection connection;
    private final PreparedStatement update;
    private final PreparedStatement insert;

    private BareLedger(Connection connection, int accounts) throws SQLException {
        this.accounts = accounts;
        this.connection = connection;
        connection.setAutoCommit(false);
        this.update = connection.prepareStatement("""
                update account set balance_minor = balance_minor - 1, sequence = sequence + 1, updated_at = now()
                 where id = ? and balance_minor >= 1
                returning store_id, platform_id, balance_minor, sequence""");
        this.insert = connection.prepareStatement("""
                insert into movement (uid, store_id, platform_id, sequence, kind, currency, amount_minor,
                                      balance_before_minor, balance_after_minor, sale_id, actor, occurred_at)
                values (?, ?, ?, ?, 'deduction', 'USD', -1, ?, ?, ?, 'bench', now())""");
    }

    public static JdbcSide side(Engines engines, int accounts) {
        var schema = SCHEMA + rows(accounts);
        var name = "update + insert over %d JDBC connections".formatted(JdbcSide.CONNECTIONS);
        return new JdbcSide(name, engines, schema, connection -> new BareLedger(connection, accounts));
    }

    private static String rows(int count) {
        return """
                insert into account (store_id, platform_id, currency, balance_minor, updated_at)
                select '%s', gen_random_uuid(), 'USD', 1000000000000, now() from generate_series(1, %d)
                """.formatted(UUID.randomUUID(), count);
    }

    @Override
    public void work(long index) throws SQLException {
        update.setLong(1, 1 + Math.floorMod(index * STRIDE, accounts));
        try (var account = update.executeQuery()) {
            account.next();
            var balance = account.getLong("balance_minor");
            insert.setObject(1, Ids.next());
            insert.setObject(2, account.getObject("store_id"));
            insert.setObject(3, account.getObject("platform_id"));
            insert.setLong(4, account.getLong("sequence"));
            insert.setLong(5, balance + 1);
            insert.setLong(6, balance);
            insert.setObject(7, Ids.next());
        }
        insert.executeUpdate();
        connection.commit();
    }
}
