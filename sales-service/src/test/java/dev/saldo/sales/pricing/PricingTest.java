package dev.saldo.sales.pricing;

import static dev.saldo.sales.pricing.Objection.Condition.AMOUNT_TOO_LARGE;
import static dev.saldo.sales.pricing.Objection.Condition.CURRENCY_MISMATCH;
import static dev.saldo.sales.pricing.Objection.Condition.NO_OFFER;
import static dev.saldo.sales.pricing.Objection.Condition.PLATFORM_DELETED;
import static dev.saldo.sales.pricing.Objection.Condition.PRODUCT_NOT_SELLABLE;
import static dev.saldo.sales.pricing.Objection.Condition.UNKNOWN_PLATFORM;
import static dev.saldo.sales.pricing.Objection.Condition.UNKNOWN_PRODUCT;
import static dev.saldo.sales.pricing.PricingFixtures.ACME;
import static dev.saldo.sales.pricing.PricingFixtures.BOLT;
import static dev.saldo.sales.pricing.PricingFixtures.FILM;
import static dev.saldo.sales.pricing.PricingFixtures.NOW;
import static dev.saldo.sales.pricing.PricingFixtures.SONG;
import static dev.saldo.sales.pricing.PricingFixtures.TOMORROW;
import static dev.saldo.sales.pricing.PricingFixtures.YESTERDAY;
import static dev.saldo.sales.pricing.PricingFixtures.id;
import static dev.saldo.sales.pricing.PricingFixtures.line;
import static dev.saldo.sales.pricing.PricingFixtures.offer;
import static dev.saldo.sales.pricing.PricingFixtures.shop;
import static dev.saldo.sales.pricing.PricingFixtures.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.saldo.money.Money;
import dev.saldo.sales.copy.OffersCopy.Offer;
import dev.saldo.sales.copy.OffersCopy.Price;
import dev.saldo.sales.copy.ProductCopy;
import java.util.List;
import java.util.Random;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

class PricingTest {

    @Test
    void thePreferredOfferAndTheListPriceCountUnlessOthersAreAskedFor() {
        var quote = shop().quote(line(SONG, 3), line(SONG, 1, BOLT, usd("1.29")));

        assertThat(quote.objections()).isEmpty();
        assertThat(quote.lines())
                .extracting(QuotedLine::platformId, QuotedLine::unitPrice, QuotedLine::buyingPrice)
                .containsExactly(tuple(ACME, usd("0.99"), usd("0.69")), tuple(BOLT, usd("1.29"), usd("0.50")));
        assertThat(quote.figures()).contains(Figures.of(usd("4.26"), usd("2.57")));
    }

    @Test
    void theOnlyOfferNeedsNoPreference() {
        var quote = shop().offers(SONG, offer(BOLT, false, usd("0.50"))).quote(line(SONG, 1));

        assertThat(quote.lines().getFirst().platformId()).isEqualTo(BOLT);
    }

    @Test
    void thePriceInForceNowCountsAndNoneThatIsAnnounced() {
        var changing = new Offer(
                ACME,
                true,
                List.of(
                        new Price(YESTERDAY, usd("0.60")),
                        new Price(NOW, usd("0.65")),
                        new Price(TOMORROW, usd("0.70"))));

        assertThat(shop().offers(SONG, changing)
                        .quote(line(SONG, 1))
                        .lines()
                        .getFirst()
                        .buyingPrice())
                .isEqualTo(usd("0.65"));
    }

    @Test
    void aPlatformThatWasAskedForAndDoesNotOfferIsNamed() {
        assertThat(shop().quote(line(FILM, 1, BOLT, null)).objections())
                .extracting(Objection::detail)
                .containsExactly("Bolt does not offer FILM-1 now");
    }

    @Test
    void anOfferWhoseFirstPriceIsStillToComeIsNone() {
        var coming = new Offer(ACME, true, List.of(new Price(TOMORROW, usd("0.70"))));

        assertThat(told(shop().offers(SONG, coming).quote(line(SONG, 1))))
                .containsExactly(tuple("/lines/0/platformId", NO_OFFER, false));
    }

    @Test
    void everyProblemOfEveryLineIsCollected() {
        var quote = shop().product(new ProductCopy(FILM, "FILM-1", "A Film", usd("19.99"), false, false, null, 2))
                .platform(BOLT, true)
                .quote(
                        line(id(99), 1),
                        line(SONG, 1, BOLT, null),
                        line(SONG, 1, id(98), null),
                        line(FILM, 1, null, Money.of("18.00", "EUR")));

        assertThat(told(quote))
                .containsExactly(
                        tuple("/lines/0/productId", UNKNOWN_PRODUCT, true),
                        tuple("/lines/1/platformId", PLATFORM_DELETED, false),
                        tuple("/lines/2/platformId", UNKNOWN_PLATFORM, true),
                        tuple("/lines/2/platformId", NO_OFFER, false),
                        tuple("/lines/3/productId", PRODUCT_NOT_SELLABLE, false),
                        tuple("/lines/3/unitPrice", CURRENCY_MISMATCH, true));
        assertThat(quote.figures()).isEmpty();
        assertThat(quote.askedAmiss())
                .extracting(Objection::pointer)
                .containsExactly("/lines/0/productId", "/lines/2/platformId", "/lines/3/unitPrice");
    }

    @Test
    void aDeletedProductIsNotSold() {
        var gone = new ProductCopy(SONG, "SONG-1", "Água Viva", usd("0.99"), true, true, null, 2);

        assertThat(shop().product(gone).quote(line(SONG, 1)).objections())
                .singleElement()
                .extracting(Objection::condition, Objection::detail)
                .containsExactly(PRODUCT_NOT_SELLABLE, "SONG-1 is deleted");
    }

    @Test
    void theOfferOfAPlatformNobodyKnowsIsNoneToBuyFrom() {
        assertThat(told(shop().without(ACME).quote(line(SONG, 1))))
                .containsExactly(tuple("/lines/0/platformId", PLATFORM_DELETED, false));
    }

    @Test
    void whatIsBoughtInAnotherCurrencyIsTheSellersFaultOnlyWhenTheyChoseThePlatform() {
        var abroad = shop().offers(SONG, offer(ACME, true, Money.of("0.60", "EUR")));

        assertThat(told(abroad.quote(line(SONG, 1), line(SONG, 1, ACME, null))))
                .containsExactly(
                        tuple("/lines/0/platformId", CURRENCY_MISMATCH, false),
                        tuple("/lines/1/platformId", CURRENCY_MISMATCH, true));
    }

    @Test
    void amountsThatNobodyCouldReadAreRefusedAndDoNotOverflow() {
        var most = usd("9999999999999.99");

        assertThat(told(shop().quote(line(SONG, 2, null, most))))
                .containsExactly(tuple("/lines/0/quantity", AMOUNT_TOO_LARGE, true));
        assertThat(shop().quote(line(SONG, 1, null, most)).objections()).isEmpty();
        assertThat(told(shop().quote(line(SONG, 1, null, most), line(SONG, 1))))
                .containsExactly(tuple("/lines", AMOUNT_TOO_LARGE, true));
        assertThat(shop().quote(line(SONG, 1_000_000, null, most))
                        .lines()
                        .getFirst()
                        .total())
                .isNull();
    }

    @Test
    void theSumsAreThoseOfTheLines() {
        var random = new Random(20261121);
        for (var round = 0; round < 1_000; round++) {
            var wishes = random.ints(random.nextInt(1, 30), 1, 1_000_000)
                    .mapToObj(quantity -> line(
                            random.nextBoolean() ? SONG : FILM,
                            quantity,
                            null,
                            random.nextBoolean() ? null : new Money(random.nextInt(100_000), PricingFixtures.USD)))
                    .toArray(LineWish[]::new);

            var quote = shop().quote(wishes);

            var figures = quote.figures().orElseThrow();
            assertThat(quote.lines().stream()
                            .mapToLong(line -> line.total().minor())
                            .sum())
                    .isEqualTo(figures.total().minor());
            assertThat(quote.lines().stream()
                            .mapToLong(line -> line.cost().minor())
                            .sum())
                    .isEqualTo(figures.cost().minor());
            assertThat(figures.profit().plus(figures.cost())).isEqualTo(figures.total());
        }
    }

    private static List<Tuple> told(Quote quote) {
        return quote.objections().stream()
                .map(objection -> tuple(objection.pointer(), objection.condition(), objection.asked()))
                .toList();
    }
}
