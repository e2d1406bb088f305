package dev.saldo.suite.demo;

import dev.saldo.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Brings in what sales need: platforms with their credits, products, customers. Each is looked for by its natural key,
 * so an import goes on where the last one stopped, however that one ended.
 */
final class CatalogImport {

    private static final String DEPOSIT = "chinook-deposit";

    /** What the sales will cost, and 10 % more. */
    private static final BigDecimal DEPOSITED = new BigDecimal("1.10");

    private static final int BULK = 1_000;

    private final Api api;
    private final ChinookData data;

    CatalogImport(Api api, ChinookData data) {
        this.api = api;
        this.data = data;
    }

    /** @return ids by the data's codes, as all three */
    Map<String, UUID> platforms() {
        var costs = data.costByPlatform();
        return byKey(Work.inOrder("platforms", data.platforms(), platform -> {
            var id = find(platform).orElseGet(() -> create(platform));
            deposit(id, Objects.requireNonNull(costs.get(platform.code())));
            return Map.entry(platform.code(), id);
        }));
    }

    Map<String, UUID> products(Map<String, UUID> platforms) {
        var all = data.products();
        var bulks = IntStream.iterate(0, from -> from < all.size(), from -> from + BULK)
                .mapToObj(from -> all.subList(from, Math.min(from + BULK, all.size())))
                .toList();
        var ids = new HashMap<String, UUID>();
        Work.inOrder("products", bulks, bulk -> upsert(bulk, platforms)).forEach(ids::putAll);
        return ids;
    }

    Map<String, UUID> customers() {
        return byKey(Work.inOrder("customers", data.customers(), customer -> {
            var id = find(customer).orElseGet(() -> create(customer));
            return Map.entry(customer.code(), id);
        }));
    }

    private Optional<UUID> find(ChinookData.Platform platform) {
        return api.list(Views.Platform.class, "/api/v1/platforms?search=" + Api.encode(platform.name())).stream()
                .filter(found -> found.name().equals(platform.name()))
                .map(Views.Platform::id)
                .findFirst();
    }

    private UUID create(ChinookData.Platform platform) {
        var body = Map.of("name", platform.name(), "currency", ChinookData.CURRENCY.getCurrencyCode());
        var answer = api.post("/api/v1/platforms", body);
        return answer.isConflict()
                ? find(platform).orElseThrow(answer::unexpected)
                : api.as(Views.Platform.class, answer).id();
    }

    private void deposit(UUID platform, Money cost) {
        var credits = "/api/v1/platforms/%s/credits".formatted(platform);
        if (!api.list(Views.Movement.class, credits + "/movements?reference=" + DEPOSIT)
                .isEmpty()) {
            return;
        }
        var amount = Money.rounded(cost.amount().multiply(DEPOSITED), cost.currency(), RoundingMode.HALF_UP);
        var body = Map.of("amount", amount, "reference", DEPOSIT, "description", "Credits for the Chinook sales");
        // the key covers the deposit whose answer was lost when the suite died
        var answer = api.post(credits, body, "Idempotency-Key", DEPOSIT + "-" + platform);
        if (!answer.isOk()) {
            throw answer.unexpected();
        }
    }

    private Map<String, UUID> upsert(List<ChinookData.Product> products, Map<String, UUID> platforms) {
        var items = products.stream().map(product -> body(product, platforms)).toList();
        var answer = api.post("/api/v1/products/bulk", Map.of("items", items));
        var ids = new HashMap<String, UUID>();
        for (var product : api.as(Views.Bulk.class, answer).results()) {
            if (product.id() == null) {
                throw answer.unexpected();
            }
            ids.put(product.sku(), product.id());
        }
        return ids;
    }

    private static Map<String, Object> body(ChinookData.Product product, Map<String, UUID> platforms) {
        var offer = Map.of(
                "platformId", Objects.requireNonNull(platforms.get(product.platform())),
                "buyingPrice", product.buyingPrice());
        return Map.of(
                "sku", product.sku(),
                "name", product.name(),
                "type", "digital",
                "category", product.category(),
                "listPrice", product.listPrice(),
                "offers", List.of(offer));
    }

    private Optional<UUID> find(ChinookData.Customer customer) {
        return api.list(Views.Customer.class, "/api/v1/customers?code=" + Api.encode(customer.code())).stream()
                .filter(found -> customer.code().equals(found.code()))
                .map(Views.Customer::id)
                .findFirst();
    }

    private UUID create(ChinookData.Customer customer) {
        var answer = api.post("/api/v1/customers", customer);
        return answer.isConflict()
                ? find(customer).orElseThrow(answer::unexpected)
                : api.as(Views.Customer.class, answer).id();
    }

    private static Map<String, UUID> byKey(List<Map.Entry<String, UUID>> ids) {
        return ids.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
