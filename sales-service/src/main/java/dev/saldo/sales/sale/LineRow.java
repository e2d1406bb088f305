package dev.saldo.sales.sale;

import dev.saldo.money.Money;
import dev.saldo.sales.pricing.LineWish;
import dev.saldo.sales.pricing.QuotedLine;
import java.util.Currency;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of the lines' table; amounts are in the sale's currency. */
record LineRow(
        int position,
        UUID productUid,
        @Nullable UUID planUid,
        @Nullable Integer planVersion,
        long quantity,
        @Nullable UUID askedPlatformUid,
        @Nullable Long askedPriceMinor,
        @Nullable String sku,
        @Nullable String productName,
        @Nullable UUID platformUid,
        @Nullable Long unitPriceMinor,
        @Nullable Long buyingPriceMinor,
        @Nullable Long landedCostMinor) {

    static LineRow of(int position, QuotedLine line, Currency currency) {
        var wish = line.wish();
        return new LineRow(
                position,
                wish.productId(),
                wish.planId(),
                line.planVersion(),
                wish.quantity(),
                wish.platformId(),
                minor(wish.unitPrice(), currency),
                line.sku(),
                line.productName(),
                line.platformId(),
                minor(line.unitPrice(), currency),
                minor(line.buyingPrice(), currency),
                minor(line.landedCost(), currency));
    }

    QuotedLine line(Currency currency) {
        var wish = new LineWish(productUid, askedPlatformUid, quantity, money(askedPriceMinor, currency), planUid);
        return new QuotedLine(
                wish,
                sku,
                productName,
                planVersion,
                platformUid,
                money(unitPriceMinor, currency),
                money(buyingPriceMinor, currency),
                money(landedCostMinor, currency));
    }

    /** A draft may be of a product that is bought in another currency; its price is then not the sale's to keep. */
    private static @Nullable Long minor(@Nullable Money price, Currency currency) {
        return price == null || !price.currency().equals(currency) ? null : price.minor();
    }

    private static @Nullable Money money(@Nullable Long minor, Currency currency) {
        return minor == null ? null : new Money(minor, currency);
    }
}
