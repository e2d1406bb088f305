package dev.saldo.billing.creditnote;

import dev.saldo.billing.invoice.LineRow;
import dev.saldo.billing.settlement.SaleKey;
import dev.saldo.billing.sql.Row;
import dev.saldo.billing.sql.RowJson;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Writes credit notes, many with one statement; lines and totals of a refund are copied from the invoice. */
@Repository
class CreditNoteWriter {

    private static final String LINE_COLUMNS = """
            position, description, sku, quantity, unit_price_minor, total_minor, subscription_id, period_start, \
            period_end, discount_minor, tax_minor, taxes""";

    private final DatabaseClient db;

    CreditNoteWriter(DatabaseClient db) {
        this.db = db;
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
        return insertHeads(notes).flatMap(ids -> copyLines(notes).then(insertLines(notes, ids)));
    }

    private Mono<Map<UUID, Long>> insertHeads(List<NewCreditNote> notes) {
        return db.sql("""
                        insert into credit_note (uid, store_id, number, year, sequence, issue_date, invoice_id, sale_id,
                                                 charge_id, subscription_id, reason, refunded_at, line_count, currency,
                                                 subtotal_minor, discount_minor, tax_minor, grand_total_minor, actor,
                                                 created_at)
                        select u.uid, i.store_id, u.number, u.year, u.sequence, u.issue_date, i.id, i.sale_id,
                               u.charge_id, u.subscription_id, u.reason, u.refunded_at,
                               coalesce(u.line_count, i.line_count), i.currency,
                               coalesce(u.subtotal_minor, i.subtotal_minor),
                               coalesce(u.discount_minor, i.discount_minor), coalesce(u.tax_minor, i.tax_minor),
                               coalesce(u.grand_total_minor, i.grand_total_minor), u.actor, u.created_at
                          from json_to_recordset(:rows::json)
                               as u(uid uuid, number text, year int, sequence bigint, issue_date date, invoice uuid,
                                    charge_id uuid, subscription_id uuid, reason text, refunded_at timestamptz,
                                    line_count int, subtotal_minor bigint, discount_minor bigint, tax_minor bigint,
                                    grand_total_minor bigint, actor text, created_at timestamptz)
                          join invoice i on i.uid = u.invoice
                         order by i.store_id, u.sequence
                        returning uid, id""")
                .bind(
                        "rows",
                        RowJson.write(notes.stream().map(CreditNoteRow::of).toList()))
                .map(row -> Map.entry(new Row(row).uuid("uid"), new Row(row).number("id")))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    /** Of refunds, which take back whole invoices. */
    private Mono<Void> copyLines(List<NewCreditNote> notes) {
        var refunds = notes.stream()
                .filter(note -> note.reversal() instanceof CreditedInvoice)
                .toList();
        return refunds.isEmpty()
                ? Mono.empty()
                : db.sql("""
                        insert into credit_note_line (store_id, credit_note_id, %s)
                        select c.store_id, c.id, %s
                          from credit_note c
                          join invoice_line l on l.store_id = c.store_id and l.invoice_id = c.invoice_id
                         where c.uid = any(:uids)
                         order by c.id, l.position""".formatted(LINE_COLUMNS, "l." + LINE_COLUMNS.replace(", ", ", l.")))
                        .bind("uids", Row.columnOf(refunds, NewCreditNote::id, UUID[]::new))
                        .then();
    }

    /** Of charges that give back. */
    private Mono<Void> insertLines(List<NewCreditNote> notes, Map<UUID, Long> ids) {
        var rows = notes.stream()
                .flatMap(note -> rows(note, Objects.requireNonNull(ids.get(note.id()))))
                .toList();
        return rows.isEmpty()
                ? Mono.empty()
                : db.sql("""
                        insert into credit_note_line (store_id, credit_note_id, %s)
                        select store_id, credit_note_id, %s
                          from json_populate_recordset(null::credit_note_line, :rows::json)
                         order by credit_note_id, position""".formatted(LINE_COLUMNS, LINE_COLUMNS))
                        .bind("rows", RowJson.write(rows))
                        .then();
    }

    private static Stream<LineRow> rows(NewCreditNote note, long id) {
        return switch (note.reversal()) {
            case CreditedInvoice _ -> Stream.empty();
            case CreditedPart part ->
                part.slice().lines().stream()
                        .map(line -> LineRow.ofCreditNote(note.account().store(), id, line));
        };
    }
}
