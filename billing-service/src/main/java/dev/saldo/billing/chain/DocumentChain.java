package dev.saldo.billing.chain;

import dev.saldo.billing.chain.Unlinked.End;
import dev.saldo.billing.numbering.Series;
import dev.saldo.billing.sql.Row;
import dev.saldo.billing.sql.RowJson;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Adds documents to the chains of their stores. */
@Repository
public class DocumentChain {

    private final DatabaseClient db;

    DocumentChain(DatabaseClient db) {
        this.db = db;
    }

    /**
     * Adds documents that were written in this transaction, in the order of their numbers. The stores must be locked as
     * for numbering. Hashes are over what is stored, read back, so that they can be made again from it.
     */
    public Mono<Void> append(Series series, List<UUID> documents) {
        return unlinked(series, documents).map(Unlinked::link).flatMap(this::insert);
    }

    private Mono<List<Unlinked>> unlinked(Series series, List<UUID> documents) {
        return db.sql("""
                        select d.store_id, d.document_id, d.number, d.facts::text as facts_json, h.position, h.hash
                          from issued_document d
                          left join document_chain_head h on h.store_id = d.store_id
                         where d.series = :series and d.document_id = any(:documents)
                         order by d.store_id, d.year, d.sequence""")
                .bind("series", series.prefix())
                .bind("documents", documents.toArray(UUID[]::new))
                .map(row -> unlinked(series, new Row(row)))
                .all()
                .collectList();
    }

    private static Unlinked unlinked(Series series, Row row) {
        return new Unlinked(
                row.uuid("store_id"),
                series,
                row.uuid("document_id"),
                row.text("number"),
                Facts.of(RowJson.readMap(row.text("facts_json"))),
                end(row));
    }

    private static End end(Row row) {
        var position = row.numberOrNull("position");
        return position == null ? End.NONE : new End(position, new Hash(row.text("hash")));
    }

    /** A head that somebody set back leads to a position that is taken: then nothing is issued. */
    private Mono<Void> insert(List<Link> links) {
        return db.sql("""
                        with link as (
                            insert into document_chain (store_id, position, series, document_id, number, hash)
                            select * from unnest(:stores, :positions, :series, :documents, :numbers, :hashes)
                            returning *
                        )
                        insert into document_chain_head (store_id, position, series, document_id, number, hash)
                        select distinct on (store_id) store_id, position, series, document_id, number, hash
                          from link
                         order by store_id, position desc
                        on conflict (store_id) do update
                           set position = excluded.position, series = excluded.series,
                               document_id = excluded.document_id, number = excluded.number,
                               hash = excluded.hash""")
                .bind("stores", Row.columnOf(links, Link::store, UUID[]::new))
                .bind("positions", Row.columnOf(links, Link::position, Long[]::new))
                .bind("series", Row.columnOf(links, link -> link.series().prefix(), String[]::new))
                .bind("documents", Row.columnOf(links, Link::document, UUID[]::new))
                .bind("numbers", Row.columnOf(links, Link::number, String[]::new))
                .bind("hashes", Row.columnOf(links, link -> link.hash().hex(), String[]::new))
                .then();
    }
}
