package dev.saldo.sales.pricing;

import static dev.saldo.sales.pricing.Objection.Condition.AMOUNT_TOO_LARGE;
import static dev.saldo.sales.pricing.Objection.Condition.CURRENCY_MISMATCH;
import static dev.saldo.sales.pricing.Objection.Condition.NO_OFFER;
import static dev.saldo.sales.pricing.Objection.Condition.PLATFORM_DELETED;
import static dev.saldo.sales.pricing.Objection.Condition.PRODUCT_NOT_SELLABLE;
import static dev.saldo.sales.pricing.Objection.Condition.UNKNOWN_PLATFORM;
import static dev.saldo.sales.pricing.Objection.Condition.UNKNOWN_PRODUCT;

import dev.saldo.kit.Pure;
import dev.saldo.money.Money;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What must hold for one line. */
@Pure
record LineRules(String pointer, QuotedLine line, Pricing pricing) {

    List<Objection> objections() {
        return Stream.<Supplier<@Nullable Objection>>of(
                        this::productIsKnown,
                        this::productIsSold,
                        this::platformIsKnown,
                        this::platformIsThere,
                        this::somebodyOffersIt,
                        this::priceIsInTheCurrency,
                        this::costIsInTheCurrency,
                        this::amountsFit)
                .map(Supplier::get)
                .filter(Objects::nonNull)
                .toList();
    }

    private @Nullable Objection productIsKnown() {
        return line.sku() != null ? null : asked("/productId", UNKNOWN_PRODUCT, "is not a product of this store");
    }

    private @Nullable Objection productIsSold() {
        var product = pricing.assortment().product(line.wish().productId());
        if (product == null || product.sellable()) {
            return null;
        }
        var detail = "%s is %s".formatted(product.sku(), product.deleted() ? "deleted" : "not active");
        return given("/productId", PRODUCT_NOT_SELLABLE, detail);
    }

    private @Nullable Objection platformIsKnown() {
        var asked = line.wish().platformId();
        return asked == null || pricing.assortment().platform(asked) != null
                ? null
                : asked("/platformId", UNKNOWN_PLATFORM, "is not a platform of this store");
    }

    private @Nullable Objection platformIsThere() {
        if (line.platformId() == null) {
            return null;
        }
        var platform = pricing.assortment().platform(line.platformId());
        if (platform == null) {
            // one that was asked for is refused as unknown
            return line.wish().platformId() == null
                    ? given("/platformId", PLATFORM_DELETED, "the platform that offers it is not there")
                    : null;
        }
        return platform.deleted()
                ? given("/platformId", PLATFORM_DELETED, "%s is deleted".formatted(platform.name()))
                : null;
    }

    private @Nullable Objection somebodyOffersIt() {
        return line.sku() == null || line.buyingPrice() != null
                ? null
                : given("/platformId", NO_OFFER, "%s %s now".formatted(whoDoesNotOffer(), line.sku()));
    }

    private String whoDoesNotOffer() {
        var asked = line.wish().platformId();
        if (asked == null) {
            return "no platform offers";
        }
        var platform = pricing.assortment().platform(asked);
        return "%s does not offer".formatted(platform == null ? "that platform" : platform.name());
    }

    private @Nullable Objection priceIsInTheCurrency() {
        return inTheCurrency(line.unitPrice())
                ? null
                : asked(
                        line.wish().unitPrice() == null ? "/productId" : "/unitPrice",
                        CURRENCY_MISMATCH,
                        "is sold in %s, the sale is in %s".formatted(code(line.unitPrice()), pricing.currency()));
    }

    private @Nullable Objection costIsInTheCurrency() {
        if (inTheCurrency(line.buyingPrice())) {
            return null;
        }
        var detail = "is bought in %s, the sale is in %s".formatted(code(line.buyingPrice()), pricing.currency());
        return new Objection(
                pointer + "/platformId", CURRENCY_MISMATCH, detail, line.wish().platformId() != null);
    }

    private @Nullable Objection amountsFit() {
        var quantity = line.wish().quantity();
        return Amounts.fits(line.unitPrice(), quantity) && Amounts.fits(line.buyingPrice(), quantity)
                ? null
                : asked("/quantity", AMOUNT_TOO_LARGE, "comes to more than an amount can hold");
    }

    private boolean inTheCurrency(@Nullable Money price) {
        return price == null || price.currency().equals(pricing.currency());
    }

    private static String code(@Nullable Money price) {
        return price == null ? "" : price.currency().getCurrencyCode();
    }

    private Objection asked(String field, Objection.Condition condition, String detail) {
        return new Objection(pointer + field, condition, detail, true);
    }

    private Objection given(String field, Objection.Condition condition, String detail) {
        return new Objection(pointer + field, condition, detail, false);
    }
}
