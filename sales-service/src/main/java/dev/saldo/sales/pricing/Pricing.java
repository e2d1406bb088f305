package dev.saldo.sales.pricing;

import static dev.saldo.sales.pricing.Objection.Condition.AMOUNT_TOO_LARGE;

import dev.saldo.kit.Pure;
import dev.saldo.money.Money;
import dev.saldo.sales.copy.Assortment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Prices lines at a moment, from what is known of products, offers and platforms. */
@Pure
public record Pricing(Currency currency, Assortment assortment, Instant now) {

    /** Collects every problem of every line, so that they can be mended at once. */
    public Quote quote(List<LineWish> wishes) {
        var lines = new ArrayList<QuotedLine>();
        var objections = new ArrayList<Objection>();
        for (var wish : wishes) {
            var line = price(wish);
            objections.addAll(new LineRules("/lines/" + lines.size(), line, this).objections());
            lines.add(line);
        }
        if (objections.isEmpty() && !(fits(lines, QuotedLine::total) && fits(lines, QuotedLine::cost))) {
            objections.add(new Objection("/lines", AMOUNT_TOO_LARGE, "come to more than an amount can hold", true));
        }
        return new Quote(currency, List.copyOf(lines), List.copyOf(objections));
    }

    private QuotedLine price(LineWish wish) {
        var product = assortment.product(wish.productId());
        var offer = assortment.offer(wish.choice());
        var listPrice = product == null ? null : product.listPrice();
        return new QuotedLine(
                wish,
                product == null ? null : product.sku(),
                product == null ? null : product.name(),
                offer == null ? wish.platformId() : offer.platformId(),
                wish.unitPrice() == null ? listPrice : wish.unitPrice(),
                offer == null ? null : offer.priceAt(now),
                null);
    }

    private static boolean fits(List<QuotedLine> lines, Function<QuotedLine, @Nullable Money> amount) {
        var sum = 0L;
        for (var line : lines) {
            var part = amount.apply(line);
            sum += part == null ? 0 : part.minor();
        }
        return Amounts.fits(sum);
    }
}
