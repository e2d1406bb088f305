package dev.saldo.sales.tariff;

import dev.saldo.kit.Pure;
import dev.saldo.money.Money;
import dev.saldo.money.Split;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Takes discounts off lines.
 *
 * @param prices what may be lowered of each line; zero for a line of which nothing may
 */
@Pure
record Discounting(List<Money> prices, Currency currency) {

    static Discounting of(List<LineItem> items, Currency currency) {
        var prices = items.stream()
                .map(item -> item.discountable() && item.amount().isPositive() ? item.amount() : Money.zero(currency))
                .toList();
        return new Discounting(prices, currency);
    }

    /**
     * The terms to use, in the order they are taken: all that may be combined, or a single one that may not, whichever
     * takes off most. Of equals those that are combined win, then the one that was given first.
     */
    List<DiscountTerm> best(List<DiscountTerm> terms) {
        var usable = terms.stream().filter(this::isReached).toList();
        var combined = usable.stream()
                .filter(DiscountTerm::combinable)
                .sorted(Comparator.comparing(term -> term.code() != null))
                .toList();
        var alone = usable.stream().filter(term -> !term.combinable()).map(List::of);
        return Stream.concat(Stream.of(combined), alone)
                .reduce((best, next) -> worth(next).compareTo(worth(best)) > 0 ? next : best)
                .orElseThrow();
    }

    /** What the terms take off each line, one after the other from what those before have left. */
    List<Money> taken(List<DiscountTerm> terms) {
        var left = prices;
        for (var term : terms) {
            left = minus(left, takenBy(term, left));
        }
        return minus(prices, left);
    }

    private boolean isReached(DiscountTerm term) {
        var minimum = term.minimumAmount();
        return minimum == null
                || (minimum.currency().equals(currency) && sum(prices).compareTo(minimum) >= 0);
    }

    private Money worth(List<DiscountTerm> terms) {
        return sum(taken(terms));
    }

    private List<Money> takenBy(DiscountTerm term, List<Money> left) {
        var percent = term.percent();
        var amount = term.amount();
        if (percent != null) {
            return left.stream()
                    .map(price -> Portion.of(price, percent, Portion.HUNDRED))
                    .toList();
        }
        return amount == null || !amount.currency().equals(currency) ? nothing() : split(amount, left);
    }

    private List<Money> split(Money amount, List<Money> left) {
        var all = sum(left);
        return all.isZero()
                ? nothing()
                : Split.byWeight(
                        amount.compareTo(all) < 0 ? amount : all,
                        left.stream().map(Money::minor).toList());
    }

    private List<Money> nothing() {
        return prices.stream().map(_ -> Money.zero(currency)).toList();
    }

    private Money sum(List<Money> amounts) {
        return amounts.stream().reduce(Money.zero(currency), Money::plus);
    }

    private static List<Money> minus(List<Money> from, List<Money> amounts) {
        return IntStream.range(0, from.size())
                .mapToObj(line -> from.get(line).minus(amounts.get(line)))
                .toList();
    }
}
