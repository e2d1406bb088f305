package dev.saldo.suite.demo;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.saldo.money.Money;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** Five years of a shop for digital music; see the licence beside the files. Sales are in the order they were made. */
record ChinookData(List<Platform> platforms, List<Product> products, List<Customer> customers, List<Sale> sales) {

    static final Currency CURRENCY = Currency.getInstance("USD");

    /** Chinook has no buying prices; a platform keeps this part of the list price. */
    private static final BigDecimal PLATFORM_SHARE = new BigDecimal("0.70");

    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setNullString("")
            .get();

    record Platform(String code, String name) {}

    record Product(String sku, String name, String category, String platform, Money listPrice) {
        Money buyingPrice() {
            return Money.rounded(listPrice.amount().multiply(PLATFORM_SHARE), CURRENCY, RoundingMode.HALF_UP);
        }
    }

    record Customer(
            String code,
            String name,
            @Nullable String company,
            @Nullable String email,
            @Nullable String phone,
            Address address) {}

    record Address(
            @Nullable String street,
            @Nullable String city,
            @Nullable String state,
            @Nullable String postalCode,
            @Nullable String country) {}

    record Sale(String code, String customer, Instant soldAt, Money total, List<Line> lines) {}

    record Line(String sku, long quantity, Money unitPrice) {
        Money total() {
            return unitPrice.times(quantity);
        }
    }

    static ChinookData load() {
        var lines = rows("sale_lines").stream().collect(groupingBy(row -> row.get("sale_code")));
        return new ChinookData(
                rows("platforms").stream().map(ChinookData::platform).toList(),
                rows("products").stream().map(ChinookData::product).toList(),
                rows("customers").stream().map(ChinookData::customer).toList(),
                rows("sales").stream()
                        .map(row -> sale(row, Objects.requireNonNull(lines.get(row.get("sale_code")))))
                        .sorted(Comparator.comparing(Sale::soldAt))
                        .toList());
    }

    /** The oldest sales only, with everything they need. */
    ChinookData firstSales(int count) {
        return new ChinookData(platforms, products, customers, sales.subList(0, Math.min(count, sales.size())));
    }

    /** What the platforms will take for the sales, by the platforms' codes. */
    Map<String, Money> costByPlatform() {
        return sumByPlatform((product, line) -> product.buyingPrice().times(line.quantity()));
    }

    /** What the customers will pay, by the platforms' codes. */
    Map<String, Money> revenueByPlatform() {
        return sumByPlatform((_, line) -> line.total());
    }

    long linesOf(String platform) {
        var skus = skusOf(platform);
        return sales.stream()
                .flatMap(sale -> sale.lines().stream())
                .filter(line -> skus.contains(line.sku()))
                .count();
    }

    /** How many sales have something of that platform. */
    long salesWith(String platform) {
        var skus = skusOf(platform);
        return sales.stream()
                .filter(sale -> sale.lines().stream().anyMatch(line -> skus.contains(line.sku())))
                .count();
    }

    private Set<String> skusOf(String platform) {
        return products.stream()
                .filter(product -> product.platform().equals(platform))
                .map(Product::sku)
                .collect(toSet());
    }

    private Map<String, Money> sumByPlatform(BiFunction<Product, Line, Money> amount) {
        var bySku = products.stream().collect(toMap(Product::sku, Function.identity()));
        var sums = new TreeMap<String, Money>();
        platforms.forEach(platform -> sums.put(platform.code(), Money.zero(CURRENCY)));
        for (var sale : sales) {
            for (var line : sale.lines()) {
                var product = Objects.requireNonNull(bySku.get(line.sku()));
                sums.merge(product.platform(), amount.apply(product, line), Money::plus);
            }
        }
        return sums;
    }

    private static Platform platform(CSVRecord row) {
        return new Platform(row.get("platform_code"), row.get("name"));
    }

    private static Product product(CSVRecord row) {
        return new Product(
                row.get("sku"),
                row.get("name"),
                row.get("category"),
                row.get("platform_code"),
                money(row, "unit_price"));
    }

    private static Customer customer(CSVRecord row) {
        return new Customer(
                row.get("customer_code"),
                row.get("first_name") + " " + row.get("last_name"),
                row.get("company"),
                row.get("email"),
                row.get("phone"),
                new Address(
                        row.get("address"),
                        row.get("city"),
                        row.get("state"),
                        row.get("postal_code"),
                        row.get("country")));
    }

    private static Sale sale(CSVRecord row, List<CSVRecord> lines) {
        return new Sale(
                row.get("sale_code"),
                row.get("customer_code"),
                LocalDate.parse(row.get("sold_at")).atStartOfDay().toInstant(ZoneOffset.UTC),
                money(row, "total"),
                lines.stream().map(ChinookData::line).toList());
    }

    private static Line line(CSVRecord row) {
        return new Line(row.get("sku"), Long.parseLong(row.get("quantity")), money(row, "unit_price"));
    }

    private static Money money(CSVRecord row, String column) {
        return Money.of(new BigDecimal(row.get(column)), CURRENCY);
    }

    private static List<CSVRecord> rows(String name) {
        var file = Objects.requireNonNull(ChinookData.class.getResourceAsStream("/demo/chinook/" + name + ".csv"));
        try (var text = new InputStreamReader(file, StandardCharsets.UTF_8)) {
            return FORMAT.parse(text).getRecords();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
