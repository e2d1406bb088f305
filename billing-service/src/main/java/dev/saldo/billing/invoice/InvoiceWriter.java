package dev.saldo.billing.invoice;

import dev.saldo.billing.settlement.SaleKey;
import dev.saldo.billing.sql.Row;
import dev.saldo.billing.sql.RowJson;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Writes invoices, many with one statement; nothing here is ever updated. */
@Repository
class InvoiceWriter {

    private final DatabaseClient db;

    InvoiceWriter(DatabaseClient db) {
        this.db = db;
    }

    /** Which of the sales have their invoice already. */
    Mono<Set<SaleKey>> invoiced(List<CompletedSale> sales) {
        return db.sql("""
                        select store_id, sale_id from invoice
                         where (store_id, sale_id) in (select * from unnest(:stores, :sales))""")
                .bind("stores", Row.columnOf(sales, CompletedSale::store, UUID[]::new))
                .bind("sales", Row.columnOf(sales, sale -> sale.key().sale(), UUID[]::new))
                .map(row -> new SaleKey(new Row(row).uuid("store_id"), new Row(row).uuid("sale_id")))
                .all()
                .collect(HashSet::new, Set::add);
    }

    /** Which of the charges are billed already, or wait for their day to be over. */
    Mono<Set<UUID>> billed(List<Charge> charges) {
        return db.sql("""
                        select charge_id from invoice_charge
                         where (store_id, charge_id) in (select * from unnest(:stores, :charges))
                        union all
                        select charge_id from pending_charge
                         where (store_id, charge_id) in (select * from unnest(:stores, :charges))""")
                .bind("stores", Row.columnOf(charges, Charge::store, UUID[]::new))
                .bind("charges", Row.columnOf(charges, Charge::id, UUID[]::new))
                .map(row -> new Row(row).uuid("charge_id"))
                .all()
                .collect(HashSet::new, Set::add);
    }

    Mono<Void> insert(List<Invoice> invoices) {
        return insertHeads(invoices).flatMap(ids -> insertLines(invoices, ids).then(insertCharges(invoices, ids)));
    }

    private Mono<Map<UUID, Long>> insertHeads(List<Invoice> invoices) {
        return db.sql("""
                        insert into invoice (uid, store_id, number, year, sequence, issue_date, due_date, sale_id,
                                             sale_reference, sale_date, customer_id, buyer, seller, line_count,
                                             charge_count, currency, subtotal_minor, discount_minor, tax_minor, grand_total_minor,
                                             actor, created_at)
                        select uid, store_id, number, year, sequence, issue_date, due_date, sale_id,
                               sale_reference, sale_date, customer_id, buyer, seller, line_count,
                               charge_count, currency, subtotal_minor, discount_minor, tax_minor, grand_total_minor,
                               actor, created_at
                          from json_populate_recordset(null::invoice, :rows::json)
                         order by store_id, sequence
                        returning uid, id""")
                .bind(
                        "rows",
                        RowJson.write(invoices.stream().map(InvoiceRow::of).toList()))
                .map(row -> Map.entry(new Row(row).uuid("uid"), new Row(row).number("id")))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private Mono<Void> insertLines(List<Invoice> invoices, Map<UUID, Long> ids) {
        var rows = invoices.stream()
                .flatMap(invoice -> rows(invoice, Objects.requireNonNull(ids.get(invoice.id()))).stream())
                .toList();
        return db.sql("""
                        insert into invoice_line (store_id, invoice_id, position, description, sku, quantity,
                                                  unit_price_minor, total_minor, subscription_id, period_start,
                                                  period_end, discount_minor, tax_minor, taxes)
                        select store_id, invoice_id, position, description, sku, quantity,
                               unit_price_minor, total_minor, subscription_id, period_start,
                               period_end, discount_minor, tax_minor, taxes
                          from json_populate_recordset(null::invoice_line, :rows::json)
                         order by invoice_id, position""").bind("rows", RowJson.write(rows)).then();
    }

    private Mono<Void> insertCharges(List<Invoice> invoices, Map<UUID, Long> ids) {
        var rows = invoices.stream()
                .flatMap(invoice -> invoice.charges().stream()
                        .map(charge -> new ChargeRow(
                                invoice.store(),
                                Objects.requireNonNull(ids.get(invoice.id())),
                                charge.charge(),
                                charge.subscription())))
                .toList();
        return rows.isEmpty()
                ? Mono.empty()
                : db.sql("""
                        insert into invoice_charge (store_id, invoice_id, charge_id, subscription_id)
                        select store_id, invoice_id, charge_id, subscription_id
                          from json_populate_recordset(null::invoice_charge, :rows::json)
                         order by invoice_id""").bind("rows", RowJson.write(rows)).then();
    }

    private static List<LineRow> rows(Invoice invoice, long id) {
        return invoice.lines().stream()
                .map(line -> LineRow.ofInvoice(invoice.store(), id, line))
                .toList();
    }

    private record ChargeRow(UUID storeId, long invoiceId, UUID chargeId, UUID subscriptionId) {}
}
