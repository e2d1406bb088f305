package dev.saldo.sales.pricing;

import static dev.saldo.sales.pricing.Objection.Condition.AMOUNT_TOO_LARGE;

import dev.saldo.kit.Pure;
import dev.saldo.money.Money;
import dev.saldo.sales.copy.Assortment;
import dev.saldo.sales.copy.ProductCopy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Prices lines at a moment, from what is known of products, offers and platforms. */
@Pure
public record Pricing(Currency currency, PaymentType paymentType, Offering known, Instant now) {

    /** Collects every problem of every line, so that they can be mended at once. */
    public Quote quote(List<LineWish> wishes) {
        var lines = new ArrayList<QuotedLine>();
        var objections = new ArrayList<Objection>();
        for (var wish : wishes) {
            var line = price(wish);
            var pointer = "/lines/" + lines.size();
            objections.addAll(new PlanRules(pointer, wish, this).objections());
            objections.addAll(new LineRules(pointer, line, this).objections());
            lines.add(line);
        }
        if (objections.isEmpty() && !(fits(lines, QuotedLine::total) && fits(lines, QuotedLine::cost))) {
            objections.add(new Objection("/lines", AMOUNT_TOO_LARGE, "come to more than an amount can hold", true));
        }
        return new Quote(currency, List.copyOf(lines), List.copyOf(objections));
    }

    /** Null also for what is paid once. */
    @Nullable
    SoldPlan planOf(LineWish wish) {
        return wish.planId() == null ? null : known.plans().get(wish.planId());
    }

    Assortment assortment() {
        return known.assortment();
    }

    private QuotedLine price(LineWish wish) {
        var plan = planOf(wish);
        var supply = plan == null ? null : plan.supply();
        if (supply != null) {
            return line(wish, plan, supply.platformId(), supply.buyingPrice());
        }
        var offer = assortment().offer(wish.choice());
        return offer == null
                ? line(wish, plan, wish.platformId(), null)
                : line(wish, plan, offer.platformId(), offer.priceAt(now));
    }

    private QuotedLine line(
            LineWish wish, @Nullable SoldPlan plan, @Nullable UUID platform, @Nullable Money buyingPrice) {
        var product = assortment().product(wish.productId());
        return new QuotedLine(
                wish,
                product == null ? null : product.sku(),
                product == null ? null : product.name(),
                plan == null ? null : plan.version(),
                platform,
                wish.unitPrice() == null ? usualPrice(product, plan, wish.quantity()) : wish.unitPrice(),
                buyingPrice,
                null);
    }

    private @Nullable Money usualPrice(@Nullable ProductCopy product, @Nullable SoldPlan plan, long quantity) {
        return switch (paymentType) {
            case ONE_TIME -> product == null ? null : product.listPrice();
            case RECURRING -> plan == null ? null : plan.unitPrice(currency, quantity);
        };
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
