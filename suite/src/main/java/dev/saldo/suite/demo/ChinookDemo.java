package dev.saldo.suite.demo;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * {@code ./saldo demo chinook}: brings the data into the suite through the gateway and proves the books. May be
 * stopped and run again at any time; nothing doubles. Exits with 1 when a figure is wrong.
 */
public final class ChinookDemo {

    private static final String ROW = "%-2s %-40s %16s %16s%n";

    private ChinookDemo() {}

    /**
     * What a replay came to.
     *
     * @param made how many sales it made; the others were there
     * @param seconds how long the sales took, from the first order to the last deducted credits
     */
    record Result(List<Figures.Figure> figures, Books books, int made, double seconds) {
        boolean isRight() {
            return figures.stream().allMatch(Figures.Figure::isRight);
        }
    }

    /** {@code --sales=60} replays the oldest 60 sales only. */
    public static void main(String[] arguments) {
        try {
            var result = replay(URI.create(environment("SALDO_URL")), environment("SALDO_API_KEY"), salesIn(arguments));
            print(result);
            System.exit(result.isRight() ? 0 : 1);
        } catch (IllegalStateException failure) {
            System.err.println(failure.getMessage());
            System.exit(1);
        }
    }

    static Result replay(URI gateway, String key, int count) {
        try (var api = new Api(gateway, key)) {
            var all = ChinookData.load();
            var part = all.firstSales(count);
            var catalog = new CatalogImport(api, all);
            var platforms = catalog.platforms();
            var replay = new SalesReplay(api, catalog.products(platforms), catalog.customers());
            var began = System.nanoTime();
            var sales = replay.sell(part.sales());
            var seconds = (System.nanoTime() - began) / (double) TimeUnit.SECONDS.toNanos(1);
            if (replay.made() == 0) {
                System.out.println("Nothing to import; checking the books.");
            }
            var books = Books.read(api, sales, replay.pay(sales), platforms);
            return new Result(Figures.of(part, books), books, replay.made(), seconds);
        }
    }

    private static void print(Result result) {
        System.out.printf("%n" + ROW, "", "", "the data says", "the books say");
        for (var figure : result.figures()) {
            System.out.printf(ROW, figure.isRight() ? "✓" : "✗", figure.what(), figure.expected(), figure.actual());
        }
        var numbers = result.books().invoices().stream()
                .map(Views.Invoice::number)
                .sorted()
                .toList();
        System.out.printf("%nInvoices %s to %s.%n", numbers.getFirst(), numbers.getLast());
        if (result.made() == 0) {
            return;
        }
        System.out.printf(
                "%d sales made in %.1f s: %.1f per second, from the order to the deducted credits.%n",
                result.made(), result.seconds(), result.made() / result.seconds());
    }

    private static int salesIn(String... arguments) {
        return Arrays.stream(arguments)
                .filter(argument -> argument.startsWith("--sales="))
                .mapToInt(argument -> Integer.parseInt(argument.substring("--sales=".length())))
                .findFirst()
                .orElse(Integer.MAX_VALUE);
    }

    private static String environment(String name) {
        @Nullable String value = System.getenv(name);
        if (value == null || value.isBlank()) {
            throw new IllegalStateException(name + " is not set; ./saldo demo chinook sets it");
        }
        return Objects.requireNonNull(value);
    }
}
