package dev.saldo.catalog.bulk;

import dev.saldo.catalog.bulk.Row.OfferRow;
import dev.saldo.catalog.offer.Price;
import dev.saldo.catalog.offer.Supply;
import dev.saldo.catalog.offer.Terms;
import dev.saldo.catalog.platform.PlatformCopy;
import dev.saldo.catalog.product.Product;
import dev.saldo.kit.id.Ids;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The catalog as the rows of a call find it: products by sku, their offers by product, platforms by id. */
record Standing(
        Map<String, Product> products, Map<UUID, Supply> supplies, Map<UUID, PlatformCopy> platforms, Instant now) {

    List<RowPlan> plans(List<BulkRow.Usable> rows) {
        return rows.stream().map(this::plan).toList();
    }

    private RowPlan plan(BulkRow.Usable row) {
        var before = products.get(row.product().sku());
        if (before == null) {
            return RowPlan.of(
                    new Row(row.index(), row.product().over(null), offers(row)), null, Supply.none(Ids.next()), now);
        }
        var supply = supplies.getOrDefault(before.id(), Supply.none(before.id()));
        return RowPlan.of(new Row(row.index(), row.product().over(before.sheet()), offers(row)), before, supply, now);
    }

    private List<OfferRow> offers(BulkRow.Usable row) {
        return row.offers().stream()
                .map(offer -> new OfferRow(
                        Ids.next(),
                        new Terms(
                                platforms.get(offer.platformId()),
                                new Price(now, offer.buyingPrice()),
                                offer.isPreferred())))
                .toList();
    }
}
