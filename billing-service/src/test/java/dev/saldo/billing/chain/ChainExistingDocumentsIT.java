package dev.saldo.billing.chain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.billing.sql.Row;
import dev.saldo.billing.sql.RowJson;
import dev.saldo.kit.database.DatabaseProperties;
import dev.saldo.testkit.SaldoTest;
import dev.saldo.testkit.Superuser;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.migration.JavaMigration;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;

/** Brings a database of the release before, with documents, up to this one. */
@SaldoTest
class ChainExistingDocumentsIT {

    private static final String DATABASE = "t_billing_of_old";
    private static final UUID BAKERY = UUID.fromString("01900000-0000-7000-8000-00000000000a");
    private static final UUID RECORD_SHOP = UUID.fromString("01900000-0000-7000-8000-00000000000b");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Documents of one transaction have one moment; a clock that goes wrong makes invoice 3 older than invoice 2. */
    private static final String[] DOCUMENTS = {
        invoice(BAKERY, 1, "2026-01-01T10:00:00Z"),
        invoice(RECORD_SHOP, 1, "2026-01-01T09:00:00.123456Z"),
        invoice(BAKERY, 2, "2026-01-01T12:00:00Z"),
        invoice(BAKERY, 3, "2026-01-01T11:00:00Z"),
        creditNote(BAKERY, 1, "2026-01-01T10:30:00Z"),
        creditNote(BAKERY, 2, "2026-01-01T12:00:00Z"),
        invoice(BAKERY, 4, "2026-01-01T13:00:00Z"),
        """
        insert into invoice_line (store_id, invoice_id, position, description, quantity, unit_price_minor, total_minor)
        select store_id, id, 1, 'Bread', 1, 700, 700 from invoice""",
        """
        insert into credit_note_line
            (store_id, credit_note_id, position, description, quantity, unit_price_minor, total_minor)
        select store_id, id, 1, 'Bread', 1, 700, 700 from credit_note""",
        """
        insert into invoice_settlement (invoice_id, store_id, status, grand_total_minor, amount_paid_minor,
                                        amount_credited_minor, cancelled_at, version, updated_at)
        select i.id, i.store_id, case when c.id is null then 'CONFIRMED' else 'CANCELLED' end, 700, 0,
               coalesce(c.grand_total_minor, 0), c.created_at, 1, i.created_at
          from invoice i left join credit_note c on c.invoice_id = i.id""",
        """
        insert into document_counter (store_id, series, year, last)
        select store_id, 'INV', 2026, max(sequence) from invoice group by store_id
        union all select store_id, 'CN', 2026, max(sequence) from credit_note group by store_id"""
    };

    private final Superuser superuser;
    private final DatabaseProperties database;
    private final ChainExistingDocuments migration;
    private final Clock clock;

    ChainExistingDocumentsIT(
            Superuser superuser, DatabaseProperties database, ChainExistingDocuments migration, Clock clock) {
        this.superuser = superuser;
        this.database = database;
        this.migration = migration;
        this.clock = clock;
    }

    @Test
    void documentsOfTheReleaseBeforeAreChainedInTheOrderOfTheirIssue() throws SQLException {
        superuser.execute("create database %s owner %s".formatted(DATABASE, database.owner()));
        migrate("kit", "db/kit", "latest");
        migrate("public", "db/billing", "2");
        execute(DOCUMENTS);

        migrate("public", "db/billing", "7");
        var hashes = hashes();
        migrate("public", "db/billing", "latest");

        assertThat(hashes()).isEqualTo(hashes).hasSize(7);
        var connections = connections();
        var db = DatabaseClient.create(connections);
        assertThat(numbers(db, RECORD_SHOP)).containsExactly("1 INV-2026-000001");
        assertThat(numbers(db, BAKERY))
                .containsExactly(
                        "1 INV-2026-000001",
                        "2 CN-2026-000001",
                        "3 INV-2026-000002",
                        "4 INV-2026-000003",
                        "5 CN-2026-000002",
                        "6 INV-2026-000004");
        var verifying =
                new VerifyingDocuments(new VerificationRepository(db), new R2dbcTransactionManager(connections), clock);
        for (var store : Map.of(BAKERY, 6L, RECORD_SHOP, 1L).entrySet()) {
            assertThat(verifying.verify(store.getKey()).block(PATIENCE))
                    .returns(true, VerificationView::intact)
                    .returns(store.getValue(), VerificationView::checked);
        }
    }

    private void migrate(String schema, String location, String version) {
        Flyway.configure()
                .dataSource(url(), database.owner(), database.ownerPassword())
                .schemas(schema)
                .locations("classpath:" + location)
                .placeholders(Map.of("runtime", database.user()))
                .javaMigrations(schema.equals("public") ? new JavaMigration[] {migration} : new JavaMigration[0])
                .target(version)
                .load()
                .migrate();
    }

    private void execute(String... statements) throws SQLException {
        try (var connection = DriverManager.getConnection(url(), database.owner(), database.ownerPassword());
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private String url() {
        return "jdbc:postgresql://%s:%d/%s".formatted(database.host(), database.port(), DATABASE);
    }

    private ConnectionFactory connections() {
        return ConnectionFactories.get(ConnectionFactoryOptions.builder()
                .option(ConnectionFactoryOptions.DRIVER, "postgresql")
                .option(ConnectionFactoryOptions.HOST, database.host())
                .option(ConnectionFactoryOptions.PORT, database.port())
                .option(ConnectionFactoryOptions.DATABASE, DATABASE)
                .option(ConnectionFactoryOptions.USER, database.user())
                .option(ConnectionFactoryOptions.PASSWORD, database.password())
                .build());
    }

    /** Of the documents, made again from what is stored, without what came before them. */
    private Map<UUID, Hash> hashes() {
        return DatabaseClient.create(connections())
                .sql("select document_id, facts::text as facts_json from issued_document")
                .map(row -> Map.entry(new Row(row).uuid("document_id"), hash(new Row(row))))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue)
                .blockOptional(PATIENCE)
                .orElseThrow();
    }

    private static Hash hash(Row row) {
        return Hash.NOTHING.then(Facts.of(RowJson.readMap(row.text("facts_json"))));
    }

    private static List<String> numbers(DatabaseClient db, UUID store) {
        return db.sql("select position || ' ' || number from document_chain where store_id = :store order by position")
                .bind("store", store)
                .mapValue(String.class)
                .all()
                .collectList()
                .blockOptional(PATIENCE)
                .orElseThrow();
    }

    private static String invoice(UUID store, int sequence, String createdAt) {
        return """
                insert into invoice (uid, store_id, number, year, sequence, issue_date, due_date, sale_id, sale_date,
                                     customer_id, buyer, seller, line_count, currency, subtotal_minor, discount_minor,
                                     tax_minor, grand_total_minor, created_at)
                values (gen_random_uuid(), '%s', 'INV-2026-00000%d', 2026, %d, '2026-01-01', '2026-01-15',
                        gen_random_uuid(), '2026-01-01', gen_random_uuid(), '{"name": "Zoë"}',
                        '{"name": "", "paymentTermsDays": 14}', 1, 'USD', 700, 0, 0, 700, '%s')""".formatted(store, sequence, sequence, createdAt);
    }

    private static String creditNote(UUID store, int sequence, String createdAt) {
        return """
                insert into credit_note (uid, store_id, number, year, sequence, issue_date, invoice_id, sale_id, reason,
                                         refunded_at, line_count, currency, subtotal_minor, discount_minor, tax_minor,
                                         grand_total_minor, created_at)
                select gen_random_uuid(), store_id, 'CN-2026-00000%1$d', 2026, %1$d, '2026-01-01', id, sale_id, null,
                       '%3$s', 1, 'USD', 700, 0, 0, 700, '%3$s'
                  from invoice where store_id = '%2$s' and sequence = %1$d""".formatted(sequence, store, createdAt);
    }
}
