package dev.saldo.suite.demo;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import dev.saldo.money.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Compares the books with what the data says must be in them. */
final class Figures {

    private static final Money NOTHING = Money.zero(ChinookData.CURRENCY);
    private static final int NUMBER_FROM = "INV-2026-".length();

    private final ChinookData data;
    private final Books books;
    private final List<Figure> figures = new ArrayList<>();

    private Figures(ChinookData data, Books books) {
        this.data = data;
        this.books = books;
    }

    record Figure(String what, String expected, String actual) {
        boolean isRight() {
            return expected.equals(actual);
        }
    }

    static List<Figure> of(ChinookData data, Books books) {
        var figures = new Figures(data, books);
        figures.documents();
        figures.totals();
        data.platforms().forEach(platform -> figures.platform(platform.code()));
        return figures.figures;
    }

    private void documents() {
        var all = data.sales().size();
        add("sales completed", all, count(books.sales(), sale -> sale.is("COMPLETED")));
        add(
                "invoices",
                all,
                books.invoices().stream().map(Views.Invoice::number).distinct().count());
        add("invoices paid", all, count(books.invoices(), Views.Invoice::isPaid));
        add("gaps in the invoice numbers", 0, gaps(books.allNumbers()));
    }

    private void totals() {
        var revenue = sum(data.revenueByPlatform().values());
        var cost = sum(data.costByPlatform().values());
        add("revenue", revenue, sum(books.sales(), Views.Sale::total));
        add("cost", cost, sum(books.sales(), sale -> Objects.requireNonNullElse(sale.cost(), NOTHING)));
        add(
                "profit",
                revenue.minus(cost),
                sum(books.sales(), sale -> Objects.requireNonNullElse(sale.profit(), NOTHING)));
        add("paid", revenue, sum(books.invoices(), Views.Invoice::amountPaid));
    }

    private void platform(String code) {
        var ledger = Objects.requireNonNull(books.ledgers().get(code));
        var lines = books.sales().stream()
                .flatMap(sale -> sale.lines().stream())
                .filter(line -> line.platformId().equals(ledger.platform()))
                .toList();
        var deductions = deductions(ledger);
        add(code + " revenue", of(code, data.revenueByPlatform()), sum(lines, Views.Line::total));
        add(code + " lines", data.linesOf(code), lines.size());
        add(
                code + " credits used",
                of(code, data.costByPlatform()),
                sum(deductions, Views.Movement::amount).negated());
        add(code + " deductions", data.salesWith(code), deductions.size());
        add(code + " balance, and its movements", sum(ledger.movements(), Views.Movement::amount), ledger.balance());
    }

    /** Those of the replayed sales; the store may have others. */
    private List<Views.Movement> deductions(Books.Ledger ledger) {
        Set<String> sales =
                books.sales().stream().map(sale -> sale.id().toString()).collect(toSet());
        return ledger.movements().stream()
                .filter(movement -> movement.kind().equals("deduction") && sales.contains(movement.reference()))
                .toList();
    }

    /** Numbers that are missing in a year, or there twice. */
    private static long gaps(List<String> numbers) {
        return numbers.stream().collect(groupingBy(number -> number.substring(0, NUMBER_FROM))).values().stream()
                .mapToLong(Figures::gapsInYear)
                .sum();
    }

    private static long gapsInYear(List<String> numbers) {
        var sorted = numbers.stream()
                .mapToInt(number -> Integer.parseInt(number.substring(NUMBER_FROM)))
                .sorted()
                .toArray();
        return IntStream.range(0, sorted.length)
                .filter(index -> sorted[index] != index + 1)
                .count();
    }

    private static Money of(String platform, Map<String, Money> amounts) {
        return amounts.getOrDefault(platform, NOTHING);
    }

    private void add(String what, Object expected, Object actual) {
        figures.add(new Figure(what, expected.toString(), actual.toString()));
    }

    private static <T> long count(List<T> all, Predicate<T> wanted) {
        return all.stream().filter(wanted).count();
    }

    private static <T> Money sum(List<T> all, Function<T, Money> amount) {
        return all.stream().map(amount).reduce(NOTHING, Money::plus);
    }

    private static Money sum(Iterable<Money> amounts) {
        var sum = NOTHING;
        for (var amount : amounts) {
            sum = sum.plus(amount);
        }
        return sum;
    }
}
