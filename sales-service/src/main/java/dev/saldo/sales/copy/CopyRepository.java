package dev.saldo.sales.copy;

import dev.saldo.money.Money;
import dev.saldo.sales.JsonRows;
import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The tables of copies. A copy is only ever replaced by one that is not older; none may come twice in a call. */
@Repository
class CopyRepository {

    private final DatabaseClient db;

    CopyRepository(DatabaseClient db) {
        this.db = db;
    }

    /** A product with its offers; either may be missing. */
    record Entry(@Nullable ProductRow product, @Nullable OffersRow offers) {}

    /** A row of product_copy. */
    record ProductRow(
            UUID storeId,
            UUID productUid,
            String sku,
            String name,
            long listPriceMinor,
            String currency,
            boolean active,
            boolean deleted,
            @Nullable BigDecimal marginFloor,
            long version) {

        static ProductRow of(UUID store, ProductCopy product) {
            return new ProductRow(
                    store,
                    product.id(),
                    product.sku(),
                    product.name(),
                    product.listPrice().minor(),
                    product.listPrice().currency().getCurrencyCode(),
                    product.active(),
                    product.deleted(),
                    product.marginFloor(),
                    product.version());
        }

        ProductCopy copy() {
            var listPrice = new Money(listPriceMinor, Currency.getInstance(currency));
            return new ProductCopy(productUid, sku, name, listPrice, active, deleted, marginFloor, version);
        }
    }

    /** A row of offer_copy. */
    record OffersRow(UUID storeId, UUID productUid, List<OffersCopy.Offer> offers, long version) {

        static OffersRow of(UUID store, OffersCopy offers) {
            return new OffersRow(store, offers.productId(), offers.offers(), offers.version());
        }

        OffersCopy copy() {
            return new OffersCopy(productUid, offers, version);
        }
    }

    /** A row of platform_copy. */
    record PlatformRow(
            UUID storeId,
            UUID platformUid,
            String name,
            boolean deleted,
            @Nullable BigDecimal marginFloor,
            long version) {

        PlatformCopy copy(LandedRate landed) {
            return new PlatformCopy(platformUid, name, deleted, marginFloor, landed, version);
        }
    }

    Flux<Entry> products(UUID store, Collection<UUID> ids) {
        return db.sql("""
                        select row_to_json(p)::text as product, row_to_json(o)::text as offers
                          from unnest(:ids) as w(uid)
                          left join product_copy p on p.store_id = :store and p.product_uid = w.uid
                          left join offer_copy o on o.store_id = :store and o.product_uid = w.uid""")
                .bind("store", store)
                .bind("ids", ids.toArray(UUID[]::new))
                .map(row ->
                        new Entry(optional(row, "product", ProductRow.class), optional(row, "offers", OffersRow.class)))
                .all();
    }

    /** With what their credits have cost, as far as deductions have told. */
    Flux<PlatformCopy> platforms(UUID store, Collection<UUID> ids) {
        return db.sql("""
                        select row_to_json(p)::text as platform, b.landed_cost_minor, b.landed_credits_minor
                          from platform_copy p
                          left join balance_copy b on b.store_id = p.store_id and b.platform_uid = p.platform_uid
                         where p.store_id = :store and p.platform_uid = any(:ids)""")
                .bind("store", store)
                .bind("ids", ids.toArray(UUID[]::new))
                .map(CopyRepository::platform)
                .all();
    }

    private static PlatformCopy platform(Readable row) {
        return JsonRows.read(row, "platform", PlatformRow.class)
                .copy(LandedRate.of(
                        row.get("landed_cost_minor", Long.class), row.get("landed_credits_minor", Long.class)));
    }

    Mono<Void> saveProducts(List<ProductRow> products) {
        return save(products, """
                insert into product_copy
                select * from jsonb_populate_recordset(null::product_copy, :rows::jsonb)
                 order by store_id, product_uid
                on conflict (store_id, product_uid) do update
                   set (sku, name, list_price_minor, currency, active, deleted, version, margin_floor)
                     = (excluded.sku, excluded.name, excluded.list_price_minor, excluded.currency, excluded.active,
                        excluded.deleted, excluded.version, excluded.margin_floor)
                 where excluded.version >= product_copy.version""");
    }

    Mono<Void> saveOffers(List<OffersRow> offers) {
        return save(offers, """
                insert into offer_copy
                select * from jsonb_populate_recordset(null::offer_copy, :rows::jsonb)
                 order by store_id, product_uid
                on conflict (store_id, product_uid) do update
                   set (offers, version) = (excluded.offers, excluded.version)
                 where excluded.version >= offer_copy.version""");
    }

    Mono<Void> savePlatforms(List<PlatformRow> platforms) {
        return save(platforms, """
                insert into platform_copy
                select * from jsonb_populate_recordset(null::platform_copy, :rows::jsonb)
                 order by store_id, platform_uid
                on conflict (store_id, platform_uid) do update
                   set (name, deleted, version, margin_floor)
                     = (excluded.name, excluded.deleted, excluded.version, excluded.margin_floor)
                 where excluded.version >= platform_copy.version""");
    }

    private Mono<Void> save(List<?> rows, String upsert) {
        return rows.isEmpty()
                ? Mono.empty()
                : db.sql(upsert).bind("rows", JsonRows.write(rows)).then();
    }

    private static <T> @Nullable T optional(Readable row, String column, Class<T> type) {
        return row.get(column) == null ? null : JsonRows.read(row, column, type);
    }
}
