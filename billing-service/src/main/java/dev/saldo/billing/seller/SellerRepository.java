package dev.saldo.billing.seller;

import dev.saldo.billing.sql.Columns;
import dev.saldo.billing.sql.RowJson;
import dev.saldo.kit.time.Times;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
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
                .map(row -> fromRow(new Columns(row)))
                .one();
    }

    Mono<Map<UUID, Seller>> findAll(Collection<UUID> stores) {
        return db.sql("select *, address::text as address_json from seller where store_id = any(:stores)")
                .bind("stores", stores.toArray(UUID[]::new))
                .map(row -> Map.entry(new Columns(row).uuid("store_id"), fromRow(new Columns(row))))
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
                .bind("address", text(seller.address() == null ? null : RowJson.write(seller.address())))
                .bind("tax", text(seller.taxId()))
                .bind("email", text(seller.email()))
                .bind("terms", seller.paymentTermsDays())
                .bind("now", Times.now(clock))
                .bind("version", Parameters.in(R2dbcType.BIGINT, version))
                .map(row -> fromRow(new Columns(row)))
                .one();
    }

    private static VersionedSeller fromRow(Columns row) {
        var address = row.textOrNull("address_json");
        var seller = new Seller(
                row.text("name"),
                address == null ? null : RowJson.read(address, Address.class),
                row.textOrNull("tax_id"),
                row.textOrNull("email"),
                row.integer("payment_terms_days"));
        return new VersionedSeller(seller, row.integer("version"));
    }

    private static Object text(@Nullable String value) {
        return Parameters.in(R2dbcType.VARCHAR, value);
    }
}
