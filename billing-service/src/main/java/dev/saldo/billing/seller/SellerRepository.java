package dev.saldo.billing.seller;

import dev.saldo.billing.sql.Row;
import dev.saldo.billing.sql.RowJson;
import dev.saldo.kit.database.Columns;
import dev.saldo.kit.time.Times;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** The sellers of all stores, as far as they have told. */
@Repository
class SellerRepository {

    private final DatabaseClient db;
    private final Clock clock;

    SellerRepository(DatabaseClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    Mono<VersionedSeller> find(UUID store) {
        return db.sql("select *, address::text as address_json from seller where store_id = :store")
                .bind("store", store)
                .map(row -> fromRow(new Row(row)))
                .one();
    }

    Mono<Map<UUID, Seller>> findAll(Collection<UUID> stores) {
        return db.sql("select *, address::text as address_json from seller where store_id = any(:stores)")
                .bind("stores", stores.toArray(UUID[]::new))
                .map(row -> Map.entry(new Row(row).uuid("store_id"), fromRow(new Row(row))))
                .all()
                .collectMap(Map.Entry::getKey, entry -> entry.getValue().seller());
    }

    /** Empty when the version is not the present one; version 0 means that there is none yet, null any. */
    Mono<VersionedSeller> save(UUID store, Seller seller, @Nullable Long version) {
        return db.sql("""
                        insert into seller as s
                            (store_id, name, address, tax_id, email, payment_terms_days, created_at, updated_at)
                        select :store, :name, :address::jsonb, :tax, :email, :terms, :now, :now
                         where coalesce(:version, 0) = 0
                            or exists (select 1 from seller where store_id = :store)
                        on conflict (store_id) do update
                           set name = excluded.name, address = excluded.address, tax_id = excluded.tax_id,
                               email = excluded.email, payment_terms_days = excluded.payment_terms_days,
                               version = s.version + 1, updated_at = excluded.updated_at
                         where s.version = coalesce(:version, s.version)
                        returning *, address::text as address_json""")
                .bind("store", store)
                .bind("name", seller.name())
                .bind("address", Columns.nullable(addressOf(seller), String.class))
                .bind("tax", Columns.nullable(seller.taxId(), String.class))
                .bind("email", Columns.nullable(seller.email(), String.class))
                .bind("terms", seller.paymentTermsDays())
                .bind("now", Times.now(clock))
                .bind("version", Columns.nullable(version, Long.class))
                .map(row -> fromRow(new Row(row)))
                .one();
    }

    private static @Nullable String addressOf(Seller seller) {
        return seller.address() == null ? null : RowJson.write(seller.address());
    }

    private static VersionedSeller fromRow(Row row) {
        var address = row.textOrNull("address_json");
        var seller = new Seller(
                row.text("name"),
                address == null ? null : RowJson.read(address, Address.class),
                row.textOrNull("tax_id"),
                row.textOrNull("email"),
                row.integer("payment_terms_days"));
        return new VersionedSeller(seller, row.integer("version"));
    }
}
