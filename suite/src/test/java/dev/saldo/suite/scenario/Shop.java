package dev.saldo.suite.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.money.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A corner of the store for one scenario: platforms, products, a customer and sales with names nobody else uses. */
final class Shop {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final Saldo saldo;
    private final String name = "shop " + COUNT.incrementAndGet();
    private final List<Platform> platforms = new ArrayList<>();
    private final List<Sale> sales = new ArrayList<>();
    private final AtomicInteger made = new AtomicInteger();

    Shop(Saldo saldo) {
        this.saldo = saldo;
    }

    static Money usd(String amount) {
        return Money.of(amount, "USD");
    }

    /** A platform without credit. */
    Platform platform() {
        var body = Map.of("name", unique("platform"), "currency", "USD");
        var platform = new Platform(
                saldo, saldo.post("/api/v1/platforms", body).is(201).id());
        platforms.add(platform);
        return platform;
    }

    Platform platformWith(String credit) {
        var platform = platform();
        platform.deposit(credit);
        return platform;
    }

    /** A product that the platform supplies for the buying price. */
    Product product(Platform supplier, String buyingPrice, String listPrice) {
        var body = Map.of(
                "sku", unique("sku"),
                "name", unique("product"),
                "type", "digital",
                "listPrice", usd(listPrice));
        var product =
                new Product(saldo, saldo.post("/api/v1/products", body).is(201).id());
        product.offeredBy(supplier, buyingPrice);
        return product;
    }

    /** A draft of one of each. */
    Sale sale(Product... products) {
        var lines = Stream.of(products)
                .map(product -> Map.of("productId", product.id(), "quantity", 1))
                .toList();
        var body = Map.of("customerId", customer(), "externalReference", unique("sale"), "lines", lines);
        var sale = new Sale(saldo, saldo.post("/api/v1/sales", body).is(201).id());
        sales.add(sale);
        return sale;
    }

    Saldo saldo() {
        return saldo;
    }

    String unique(String what) {
        return "%s of %s, no. %d".formatted(what, name, made.incrementAndGet());
    }

    /** What never breaks, whatever the scenario did. */
    void booksAreRight() {
        platforms.forEach(Platform::ledgerIsRight);
        for (var sale : sales) {
            var done = List.of("COMPLETED", "REFUNDED").contains(sale.status());
            if (done) {
                sale.invoice();
            }
            assertThat(sale.invoices()).as("invoices of %s", sale).hasSize(done ? 1 : 0);
            assertThat(platforms.stream().flatMap(platform -> platform.deductionsFor(sale).stream()))
                    .as("deductions for %s", sale)
                    .hasSize(done ? sale.platforms() : 0);
        }
        InvoiceNumbers.areWithoutGap(saldo);
    }

    private UUID customer() {
        var body = Map.of("name", "Ada of " + name);
        return saldo.post("/api/v1/customers", body).is(201).id();
    }
}
