package dev.saldo.billing.creditnote;

import dev.saldo.billing.settlement.SaleKey;
import dev.saldo.billing.sql.Row;
import dev.saldo.kit.time.Times;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Writes credit notes, many with one statement; lines and totals are copied from the invoice. */
@Repository
class CreditNoteWriter {

    private final DatabaseClient db;
    private final Clock clock;

    CreditNoteWriter(DatabaseClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** Which of the refunded sales have their credit note already. */
    Mono<Set<SaleKey>> answered(List<Refund> refunds) {
        return db.sql("""
                        select store_id, sale_id from credit_note
                         where (store_id, sale_id) in (select * from unnest(:stores, :sales))""")
                .bind("stores", Row.columnOf(refunds, refund -> refund.sale().store(), UUID[]::new))
                .bind("sales", Row.columnOf(refunds, refund -> refund.sale().sale(), UUID[]::new))
                .map(row -> new SaleKey(new Row(row).uuid("store_id"), new Row(row).uuid("sale_id")))
                .all()
                .collect(HashSet::new, Set::add);
    }

    Mono<Void> insert(List<NewCreditNote> notes) {
        return insertHeads(notes).then(insertLines(notes));
    }

    private Mono<Void> insertHeads(List<NewCreditNote> notes) {
        return db.sql("""
                        insert into credit_note (uid, store_id, number, year, sequence, issue_date, invoice_id, sale_id,
                                                 reason, refunded_at, line_count, currency, subtotal_minor,
                                                 discount_minor, tax_minor, grand_total_minor, actor, created_at)
                        select u.uid, i.store_id, u.number, u.year, u.sequence, u.issue_date::date, i.id, i.sale_id,
                               u.reason, u.refunded_at::timestamptz, i.line_count, i.currency, i.subtotal_minor,
                               i.discount_minor, i.tax_minor, i.grand_total_minor, u.actor, :now
                          from unnest(:uids, :numbers, :years, :sequences, :dates, :invoices, :reasons, :refunded, :actors)
                               as u(uid, number, year, sequence, issue_date, invoice, reason, refunded_at, actor)
                          join invoice i on i.uid = u.invoice
                         order by i.store_id, u.sequence""")
                .bind("uids", Row.columnOf(notes, NewCreditNote::id, UUID[]::new))
                .bind("numbers", Row.columnOf(notes, note -> note.number().text(), String[]::new))
                .bind("years", Row.columnOf(notes, note -> note.number().year(), Integer[]::new))
                .bind("sequences", Row.columnOf(notes, note -> note.number().sequence(), Long[]::new))
                .bind("dates", Row.columnOf(notes, note -> note.issueDate().toString(), String[]::new))
                .bind("invoices", Row.columnOf(notes, note -> note.account().invoice(), UUID[]::new))
                .bind("reasons", Row.columnOf(notes, note -> note.refund().reason(), String[]::new))
                .bind(
                        "refunded",
                        Row.columnOf(notes, note -> note.refund().refundedAt().toString(), String[]::new))
                .bind("actors", Row.columnOf(notes, note -> note.refund().actor(), String[]::new))
                .bind("now", Times.now(clock))
                .then();
    }

    private Mono<Void> insertLines(List<NewCreditNote> notes) {
        return db.sql("""
                        insert into credit_note_line (store_id, credit_note_id, position, description, sku, quantity,
                                                      unit_price_minor, total_minor)
                        select c.store_id, c.id, l.position, l.description, l.sku, l.quantity,
                               l.unit_price_minor, l.total_minor
                          from credit_note c
                          join invoice_line l on l.store_id = c.store_id and l.invoice_id = c.invoice_id
                         where c.uid = any(:uids)
                         order by c.id, l.position""")
                .bind("uids", Row.columnOf(notes, NewCreditNote::id, UUID[]::new))
                .then();
    }
}
