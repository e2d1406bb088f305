package dev.saldo.sales.pricing;

import dev.saldo.kit.Pure;
import dev.saldo.money.Money;
import dev.saldo.sales.margin.MarginLine;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** All lines with their prices, and everything that stands in the way of selling them. */
@Pure
public record Quote(Currency currency, List<QuotedLine> lines, List<Objection> objections) {

    /** The sums, when every line of the quote has its prices and nothing is wrong with them. */
    public Optional<Figures> figures() {
        var prices = lines.stream().flatMap(line -> line.price().stream()).toList();
        return prices.size() < lines.size() || objections.stream().anyMatch(Quote::spoilsSums)
                ? Optional.empty()
                : Optional.of(sums(prices));
    }

    /** What not even a draft can be of. */
    public List<Objection> askedAmiss() {
        return objections.stream().filter(Objection::asked).toList();
    }

    /** What the lines that have all of their price bring and take. */
    public List<MarginLine> margins() {
        return IntStream.range(0, lines.size())
                .mapToObj(index -> lines.get(index).margin("/lines/" + index))
                .flatMap(Optional::stream)
                .toList();
    }

    private Figures sums(List<LinePrice> prices) {
        var total = Money.zero(currency);
        var cost = Money.zero(currency);
        for (var index = 0; index < prices.size(); index++) {
            var quantity = lines.get(index).wish().quantity();
            total = total.plus(prices.get(index).total(quantity));
            cost = cost.plus(prices.get(index).cost(quantity));
        }
        return Figures.of(total, cost);
    }

    private static boolean spoilsSums(Objection objection) {
        return switch (objection.condition()) {
            case CURRENCY_MISMATCH, AMOUNT_TOO_LARGE -> true;
            case UNKNOWN_PRODUCT,
                    UNKNOWN_PLATFORM,
                    PRODUCT_NOT_SELLABLE,
                    NO_OFFER,
                    PLATFORM_DELETED,
                    UNKNOWN_PLAN,
                    PLAN_NOT_SELLABLE,
                    CUSTOMER_DELETED -> false;
        };
    }
}
