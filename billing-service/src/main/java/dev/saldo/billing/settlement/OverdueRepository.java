package dev.saldo.billing.settlement;

import dev.saldo.billing.sql.Row;
import dev.saldo.kit.time.Times;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Marks invoices that were not paid in time, each once. What somebody else has locked is left for later. */
@Repository
class OverdueRepository {

    private static final String OPEN = "s.overdue_at is null and s.status in ('CONFIRMED', 'PARTIALLY_PAID')";

    /** Stores that go by the wall, and those whose clock was moved. */
    private static final String EVERYWHERE = """
            with live as (
                select s.invoice_id from invoice_settlement s
                 where %1$s and s.overdue_from <= :now
                   and (select true from kit.store_clock c where c.store_id = s.store_id) is not true
                 order by s.overdue_from
                 limit :piece
                   for update of s skip locked
            ), moved as (
                select m.invoice_id from kit.store_clock c cross join lateral (
                    select s.invoice_id from invoice_settlement s
                     where s.store_id = c.store_id and %1$s and s.overdue_from <= c.now
                     order by s.overdue_from
                     limit :piece
                       for update of s skip locked) m
                 limit :piece
            ), due as (
                select invoice_id from live union all select invoice_id from moved
            )
            """.formatted(OPEN);

    private static final String IN_STORE = """
            with due as (
                select s.invoice_id from invoice_settlement s
                 where %s and s.store_id = :store and s.overdue_from <= :now
                 order by s.overdue_from
                 limit :piece
                   for update of s skip locked
            )
            """.formatted(OPEN);

    private static final String MARK = """
            update invoice_settlement s
               set overdue_at = s.overdue_from, version = s.version + 1, updated_at = :written
              from due
              join invoice i on i.id = due.invoice_id
             where s.invoice_id = due.invoice_id
            returning i.due_date, s.overdue_from, %s""".formatted(SettlementRepository.COLUMNS);

    private final DatabaseClient db;
    private final Clock clock;

    OverdueRepository(DatabaseClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    Mono<List<OverdueInvoice>> mark(int piece) {
        return marked(db.sql(EVERYWHERE + MARK).bind("now", Times.now(clock)), piece);
    }

    Mono<List<OverdueInvoice>> mark(UUID store, Instant now, int piece) {
        return marked(db.sql(IN_STORE + MARK).bind("store", store).bind("now", now), piece);
    }

    /** When the next one is to be marked in the store, which may be past; empty when none is. */
    Mono<Instant> next(UUID store) {
        return db.sql("""
                        select s.overdue_from from invoice_settlement s
                         where %s and s.store_id = :store
                         order by s.overdue_from
                         limit 1""".formatted(OPEN))
                .bind("store", store)
                .map(row -> new Row(row).instant("overdue_from"))
                .one();
    }

    private Mono<List<OverdueInvoice>> marked(GenericExecuteSpec statement, int piece) {
        return statement
                .bind("piece", piece)
                .bind("written", Times.now(clock))
                .map(row -> overdue(new Row(row)))
                .all()
                .collectList();
    }

    private static OverdueInvoice overdue(Row row) {
        var account = SettlementRepository.account(row);
        return new OverdueInvoice(
                account, row.date("due_date"), account.settlement().due(), row.instant("overdue_from"));
    }
}
