package dev.saldo.catalog.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.saldo.catalog.bulk.Row.OfferRow;
import dev.saldo.catalog.bulk.RowPlan.Status;
import dev.saldo.catalog.offer.Decision;
import dev.saldo.catalog.offer.Price;
import dev.saldo.catalog.offer.Supply;
import dev.saldo.catalog.offer.Terms;
import dev.saldo.catalog.platform.PlatformCopy;
import dev.saldo.catalog.product.Product;
import dev.saldo.catalog.product.ProductSheet;
import dev.saldo.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BulkRowTest {

    private static final Instant JAN_1 = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant FEB_1 = Instant.parse("2026-02-01T00:00:00Z");
    private static final PlatformCopy NORTH =
            new PlatformCopy(new UUID(1, 1), new UUID(3, 1), "North", "USD", "ACTIVE", 1);
    private static final Product PRODUCT = Product.created(new UUID(2, 2), sheet("0.99"), JAN_1);
    private static final Supply SUPPLY = supply();

    static Stream<Arguments> rows() {
        return Stream.of(
                arguments("a new sku", null, row("0.99", "0.70"), Status.CREATED),
                arguments("the same again", PRODUCT, row("0.99", "0.70"), Status.UNCHANGED),
                arguments("the same, without a word about offers", PRODUCT, row("0.99"), Status.UNCHANGED),
                arguments("another list price", PRODUCT, row("1.99", "0.70"), Status.UPDATED),
                arguments("another buying price", PRODUCT, row("0.99", "0.75"), Status.UPDATED),
                arguments("a platform nobody knows", PRODUCT, unknownPlatform(), Status.REJECTED));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void aRowIsCreatedUpdatedUnchangedOrRejected(String what, @Nullable Product before, Row row, Status expected) {
        var supply = before == null ? Supply.none(new UUID(9, 9)) : SUPPLY;

        assertThat(RowPlan.of(row, before, supply, FEB_1).status()).isEqualTo(expected);
    }

    @Test
    void anOfferMoreChangesTheSupplyAndNotTheProduct() {
        var plan = RowPlan.of(row("0.99", "0.75"), PRODUCT, SUPPLY, FEB_1);

        assertThat(plan.changesProduct()).isFalse();
        assertThat(plan.supply().isEmpty()).isFalse();
    }

    @Test
    void aFaultPointsAtTheOfferInTheRequest() {
        assertThat(RowPlan.of(unknownPlatform(), PRODUCT, SUPPLY, FEB_1).faults())
                .containsExactly(new Fault("/items/7/offers/0/platformId", "is not a platform of this store"));
    }

    private static Row row(String listPrice, String... buyingPrices) {
        var offers = Stream.of(buyingPrices)
                .map(amount -> new OfferRow(UUID.randomUUID(), new Terms(NORTH, price(amount, FEB_1), false)))
                .toList();
        return new Row(7, sheet(listPrice), offers);
    }

    private static Row unknownPlatform() {
        var offer = new OfferRow(UUID.randomUUID(), new Terms(null, price("0.70", FEB_1), false));
        return new Row(7, sheet("0.99"), List.of(offer));
    }

    private static Supply supply() {
        var terms = new Terms(NORTH, price("0.70", JAN_1), false);
        return switch (Supply.none(PRODUCT.id()).put(new UUID(4, 4), terms, JAN_1)) {
            case Decision.Accepted(var supply) -> supply;
            case Decision.Refused(var reason) -> throw new AssertionError(reason);
        };
    }

    private static ProductSheet sheet(String listPrice) {
        return new ProductSheet("S", "Song", "digital", null, null, Money.of(listPrice, "USD"), true, Map.of(), null);
    }

    private static Price price(String amount, Instant from) {
        return new Price(from, Money.of(amount, "USD"));
    }
}
