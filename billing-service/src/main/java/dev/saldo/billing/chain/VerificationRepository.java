package dev.saldo.billing.chain;

import dev.saldo.billing.chain.Books.Booked;
import dev.saldo.billing.chain.Walk.Counter;
import dev.saldo.billing.numbering.Series;
import dev.saldo.billing.sql.Row;
import dev.saldo.billing.sql.RowJson;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Reads what is to be verified as it is, sound or not, a bounded piece at a time. */
@Repository
class VerificationRepository {

    static final int PIECE = 200;

    private static final String LINK = "store_id, position, series, document_id, number, hash";

    private final DatabaseClient db;

    VerificationRepository(DatabaseClient db) {
        this.db = db;
    }

    /** The next links after a position with their documents; fewer than {@link #PIECE} are the last. */
    Mono<List<Station>> stations(UUID store, long after) {
        return links(store, after).flatMap(links -> stations(store, links));
    }

    /** Where the store says that its chain ends. */
    Mono<Link> head(UUID store) {
        return db.sql("select %s from document_chain_head where store_id = :store".formatted(LINK))
                .bind("store", store)
                .map(row -> link(new Row(row)))
                .one();
    }

    Mono<List<Counter>> counters(UUID store) {
        return db.sql("select series, year, last from document_counter where store_id = :store order by year, series")
                .bind("store", store)
                .map(row -> counter(new Row(row)))
                .all()
                .collectList();
    }

    /**
     * The first of the store's documents that the chain does not have. Counting keeps it to a look-up a document; a
     * {@code not exists} may be planned as a loop over all documents in all documents.
     */
    Mono<Finding> unlinked(UUID store) {
        return db.sql("""
                        select d.series, d.number, d.document_id
                          from issued_document d
                         where d.store_id = :store
                           and (select count(*) from document_chain c
                                 where c.store_id = :store and c.document_id = d.document_id) = 0
                         order by d.created_at, d.row_id
                         limit 1""")
                .bind("store", store)
                .map(row -> notInChain(new Row(row)))
                .one();
    }

    /** The document that has the number. */
    Mono<Finding> withNumber(UUID store, String number) {
        return db.sql("""
                        select series, number, document_id from issued_document
                         where store_id = :store and number = :number""")
                .bind("store", store)
                .bind("number", number)
                .map(row -> notInChain(new Row(row)))
                .first();
    }

    private Mono<List<Link>> links(UUID store, long after) {
        return db.sql("""
                        select %s from document_chain
                         where store_id = :store and position > :after
                         order by position
                         limit :piece""".formatted(LINK))
                .bind("store", store)
                .bind("after", after)
                .bind("piece", PIECE)
                .map(row -> link(new Row(row)))
                .all()
                .collectList();
    }

    private Mono<List<Station>> stations(UUID store, List<Link> links) {
        var ids = Row.columnOf(links, Link::document, UUID[]::new);
        return facts(store, ids)
                .zipWhen(_ -> books(store, ids))
                .map(found -> links.stream()
                        .map(link -> station(link, found.getT1(), found.getT2()))
                        .toList());
    }

    private static Station station(Link link, Map<UUID, Facts> facts, Map<UUID, Books> books) {
        return new Station(link, facts.get(link.document()), books.get(link.document()));
    }

    private Mono<Map<UUID, Facts>> facts(UUID store, UUID[] ids) {
        return db.sql("""
                        select document_id, facts::text as facts_json from issued_document
                         where store_id = :store and document_id = any(:ids)""")
                .bind("store", store)
                .bind("ids", ids)
                .map(row -> Map.entry(new Row(row).uuid("document_id"), facts(new Row(row))))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private Mono<Map<UUID, Books>> books(UUID store, UUID[] ids) {
        return db.sql("""
                        select i.uid, s.status, s.grand_total_minor, s.amount_paid_minor, s.amount_credited_minor,
                               (select coalesce(sum(p.amount_minor - coalesce(p.surplus_minor, 0)), 0)::bigint
                                  from payment p
                                 where p.store_id = i.store_id and p.invoice_id = i.id
                                   and p.status = 'SUCCEEDED' and p.currency = i.currency) as paid,
                               (select coalesce(sum(c.grand_total_minor), 0)::bigint from credit_note c
                                 where c.store_id = i.store_id and c.invoice_id = i.id) as credited
                          from invoice i
                          left join invoice_settlement s on s.store_id = i.store_id and s.invoice_id = i.id
                         where i.store_id = :store and i.uid = any(:ids)""")
                .bind("store", store)
                .bind("ids", ids)
                .map(row -> Map.entry(new Row(row).uuid("uid"), books(new Row(row))))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private static Counter counter(Row row) {
        return new Counter(Series.of(row.text("series")), row.integer("year"), row.number("last"));
    }

    private static Facts facts(Row row) {
        return Facts.of(RowJson.readMap(row.text("facts_json")));
    }

    private static Books books(Row row) {
        var status = row.textOrNull("status");
        var settlement = status == null
                ? null
                : new Booked(
                        status,
                        row.number("grand_total_minor"),
                        row.number("amount_paid_minor"),
                        row.number("amount_credited_minor"));
        return new Books(settlement, row.number("paid"), row.number("credited"));
    }

    private static Link link(Row row) {
        return new Link(
                row.uuid("store_id"),
                row.number("position"),
                Series.of(row.text("series")),
                row.uuid("document_id"),
                row.text("number"),
                new Hash(row.text("hash")));
    }

    private static Finding notInChain(Row row) {
        return new Finding(
                Series.of(row.text("series")), row.text("number"), row.uuid("document_id"), Flaw.NOT_IN_CHAIN);
    }
}
