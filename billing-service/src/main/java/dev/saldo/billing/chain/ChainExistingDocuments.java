package dev.saldo.billing.chain;

import dev.saldo.billing.chain.Unlinked.End;
import dev.saldo.billing.numbering.Series;
import dev.saldo.billing.sql.RowJson;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * V5: puts the documents that were issued before there were chains into them, in the order of their issue. It reads all
 * of them once, a piece at a time, and locks nothing: no release can issue any between V3 and this one.
 */
@Component
class ChainExistingDocuments implements JavaMigration {

    private static final int PIECE = 500;

    /** Row ids grow with the numbers of a series; moments, told by the clocks of several machines, may not. */
    private static final String DOCUMENTS = """
            select store_id, series, document_id, number, facts::text as facts_json
              from (select d.*, max(created_at) over (partition by store_id, series order by row_id) as issued_at
                      from issued_document d) d
             order by store_id, issued_at, series = 'CN', row_id""";

    private static final String LINK = """
            insert into document_chain (store_id, position, series, document_id, number, hash)
            values (?, ?, ?, ?, ?, ?)""";

    private static final String HEADS = """
            insert into document_chain_head (store_id, position, series, document_id, number, hash)
            select distinct on (store_id) store_id, position, series, document_id, number, hash
              from document_chain
             order by store_id, position desc""";

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("5");
    }

    @Override
    public String getDescription() {
        return "chain existing documents";
    }

    @Override
    public @Nullable Integer getChecksum() {
        return null;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }

    @Override
    public void migrate(Context context) throws SQLException {
        var connection = context.getConnection();
        chain(connection);
        try (var heads = connection.createStatement()) {
            heads.executeUpdate(HEADS);
        }
    }

    private static void chain(Connection connection) throws SQLException {
        try (var documents = connection.prepareStatement(DOCUMENTS);
                var links = connection.prepareStatement(LINK)) {
            documents.setFetchSize(PIECE);
            try (var rows = documents.executeQuery()) {
                Link last = null;
                for (var piece = next(rows, last); !piece.isEmpty(); piece = next(rows, last)) {
                    last = insert(Unlinked.link(piece), links);
                }
            }
        }
    }

    private static List<Unlinked> next(ResultSet rows, @Nullable Link last) throws SQLException {
        var piece = new ArrayList<Unlinked>();
        while (piece.size() < PIECE && rows.next()) {
            piece.add(unlinked(rows, last));
        }
        return piece;
    }

    private static Unlinked unlinked(ResultSet row, @Nullable Link last) throws SQLException {
        var store = row.getObject("store_id", UUID.class);
        var end = last != null && last.store().equals(store) ? new End(last.position(), last.hash()) : End.NONE;
        return new Unlinked(
                store,
                Series.of(row.getString("series")),
                row.getObject("document_id", UUID.class),
                row.getString("number"),
                Facts.of(RowJson.readMap(row.getString("facts_json"))),
                end);
    }

    private static Link insert(List<Link> links, PreparedStatement statement) throws SQLException {
        for (var link : links) {
            statement.setObject(1, link.store());
            statement.setLong(2, link.position());
            statement.setString(3, link.series().prefix());
            statement.setObject(4, link.document());
            statement.setString(5, link.number());
            statement.setString(6, link.hash().hex());
            statement.addBatch();
        }
        statement.executeBatch();
        return links.getLast();
    }
}
