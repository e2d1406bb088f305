package dev.saldo.sales.tariff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.money.Money;
import dev.saldo.sales.tariff.PricedLine.TaxedBy;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What holds for any lines, discounts and taxes. */
class PricedLinesTest {

    private static final int ROUNDS = 5_000;
    private static final List<Currency> CURRENCIES =
            List.of(Currency.getInstance("USD"), Currency.getInstance("JPY"), Currency.getInstance("KWD"));

    private final Random random = new Random(20261130);
    private Currency currency = CURRENCIES.getFirst();

    @Test
    void theSumsOfTheLinesAreThoseOfTheWhole() {
        everyRound(() -> {
            var items = some(6, this::item);
            var lines = LinePricing.price(items, some(4, this::discount), some(4, this::tax), currency);

            var totals = Totals.of(lines, currency);

            assertThat(totals.total())
                    .isEqualTo(totals.subtotal().minus(totals.discountTotal()).plus(totals.taxTotal()));
            for (var line : lines) {
                var taxes = line.taxes();
                assertThat(line.tax()).isEqualTo(sum(taxes, TaxedBy::amount));
                var added = taxes.stream().filter(tax -> !tax.inclusive()).toList();
                assertThat(line.total())
                        .isEqualTo(line.item().amount().minus(line.discount()).plus(sum(added, TaxedBy::amount)));
            }
        });
    }

    @Test
    void nothingFallsBelowZeroAndNoDiscountIsMoreThanThePrice() {
        everyRound(() -> {
            var lines = LinePricing.price(some(6, this::item), some(4, this::discount), some(4, this::tax), currency);

            for (var line : lines) {
                var amount = line.item().amount();
                assertThat(line.discount()).isBetween(zero(), amount.isNegative() ? zero() : amount);
                var amounts = line.taxes().stream().map(TaxedBy::amount).toList();
                if (amount.isNegative()) {
                    assertThat(amounts).noneMatch(Money::isPositive);
                    assertThat(line.total().isPositive()).isFalse();
                } else {
                    assertThat(amounts).noneMatch(Money::isNegative);
                    assertThat(line.total().isNegative()).isFalse();
                }
            }
        });
    }

    @Test
    void whatIsGivenBackMirrorsWhatWasCharged() {
        everyRound(() -> {
            var item = item();
            var back = new LineItem(
                    item.description(),
                    null,
                    null,
                    item.quantity(),
                    item.amount().negated(),
                    true);
            var taxes = some(4, this::tax);

            var lines = LinePricing.price(List.of(item, back), List.of(), taxes, currency);

            assertThat(Totals.of(lines, currency)).isEqualTo(new Totals(zero(), zero(), zero(), zero()));
            assertThat(lines.getLast().unitPrice())
                    .isEqualTo(lines.getFirst().unitPrice().negated());
            assertThat(lines.getLast().taxes())
                    .extracting(TaxedBy::amount)
                    .isEqualTo(lines.getFirst().taxes().stream()
                            .map(tax -> tax.amount().negated())
                            .toList());
        });
    }

    @Test
    void nothingThatMightHaveBeenGivenWouldHaveTakenOffMore() {
        everyRound(() -> {
            var items = some(6, this::item);
            var discounts = some(5, this::discount);

            var best = taken(items, discounts);

            for (var discount : discounts) {
                assertThat(taken(items, List.of(discount))).isLessThanOrEqualTo(best);
            }
            assertThat(taken(items, LinePricing.granted(items, discounts, currency)))
                    .isEqualTo(best);
        });
    }

    @Test
    void anAmountIsTakenInFullWhereThereIsEnoughToTakeItFrom() {
        everyRound(() -> {
            var items = some(6, this::item);
            var amount = new Money(random.nextLong(50_000), currency);
            var there = sum(items, item -> item.discountable() && item.amount().isPositive() ? item.amount() : zero());

            var taken = taken(items, List.of(discount(null, amount, null, true)));

            assertThat(taken).isEqualTo(amount.compareTo(there) < 0 ? amount : there);
        });
    }

    private Money taken(List<LineItem> items, List<DiscountTerm> discounts) {
        return sum(LinePricing.price(items, discounts, List.of(), currency), PricedLine::discount);
    }

    private void everyRound(Runnable check) {
        for (var round = 0; round < ROUNDS; round++) {
            currency = CURRENCIES.get(round % CURRENCIES.size());
            check.run();
        }
    }

    private LineItem item() {
        var amount = new Money(random.nextLong(-20_000, 60_000) / (random.nextBoolean() ? 1 : 2_000), currency);
        return new LineItem("Plan", null, null, random.nextLong(1, 9), amount, random.nextInt(4) > 0);
    }

    private DiscountTerm discount() {
        var minimum = random.nextInt(3) == 0 ? new Money(random.nextLong(50_000), currency) : null;
        return random.nextBoolean()
                ? discount(BigDecimal.valueOf(random.nextLong(1_000_001), 4), null, minimum, random.nextInt(3) > 0)
                : discount(null, new Money(random.nextLong(30_000), currency), minimum, random.nextInt(3) > 0);
    }

    private DiscountTerm discount(BigDecimal percent, Money amount, Money minimum, boolean combinable) {
        var code = random.nextBoolean() ? "CODE" : null;
        return new DiscountTerm(UUID.randomUUID(), code, "Discount", percent, amount, minimum, combinable, null);
    }

    private TaxTerm tax() {
        var percent = BigDecimal.valueOf(random.nextLong(1_000_001) * random.nextInt(2), 4);
        return new TaxTerm(UUID.randomUUID(), "Tax", percent, random.nextBoolean());
    }

    private <T> List<T> some(int most, Supplier<T> one) {
        return IntStream.range(0, random.nextInt(most + 1))
                .mapToObj(_ -> one.get())
                .toList();
    }

    private <T> Money sum(List<T> parts, Function<T, Money> amount) {
        return parts.stream().map(amount).reduce(zero(), Money::plus);
    }

    private Money zero() {
        return Money.zero(currency);
    }
}
