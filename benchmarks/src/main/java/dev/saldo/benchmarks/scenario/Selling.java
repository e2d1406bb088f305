package dev.saldo.benchmarks.scenario;

import dev.saldo.benchmarks.load.Awaited;
import dev.saldo.benchmarks.load.Call;
import dev.saldo.benchmarks.load.HttpCalls;
import dev.saldo.benchmarks.load.TopicWatch;
import dev.saldo.benchmarks.measure.Latency;
import dev.saldo.benchmarks.measure.OpenLoop;
import dev.saldo.benchmarks.measure.Peak;
import dev.saldo.benchmarks.measure.Side;
import dev.saldo.benchmarks.suite.SuiteUnderLoad;
import dev.saldo.contracts.ContractJson;
import dev.saldo.contracts.Topics;
import dev.saldo.contracts.billing.InvoiceIssued;
import dev.saldo.money.Money;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Drafts that are confirmed at a steady rate; each is done when its invoice is announced. */
final class Selling implements Side {

    private static final int CLIENTS = 64;
    private static final JsonMapper JSON = ContractJson.mapper();

    private final SuiteUnderLoad suite;
    private final Map<String, Object> draft;

    Selling(SuiteUnderLoad suite) {
        this.suite = suite;
        var api = suite.api();
        var platform = Platforms.make(api, 1).getFirst();
        var name = "Bench " + platform;
        var product = api.post(
                        "/api/v1/products",
                        Map.of("sku", name, "name", name, "type", "digital", "listPrice", Money.of("0.02", "USD")))
                .path("id")
                .asString();
        api.post(
                "/api/v1/products/%s/offers".formatted(product),
                Map.of("platformId", platform, "buyingPrice", Money.of("0.01", "USD"), "preferred", true));
        var customer =
                api.post("/api/v1/customers", Map.of("name", name)).path("id").asString();
        this.draft = Map.of("customerId", customer, "lines", List.of(Map.of("productId", product, "quantity", 1)));
    }

    @Override
    public String name() {
        return "POST …/confirm until invoice-issued";
    }

    @Override
    public Peak peak(Duration time) {
        throw new UnsupportedOperationException("sales are measured at a rate");
    }

    @Override
    public Latency latency(double perSecond, Duration time) {
        var drafts = suite.api()
                .each(
                        OpenLoop.arrivals(perSecond, time),
                        _ -> suite.api().post("/api/v1/sales", draft).path("id").asString());
        var invoices = new Awaited();
        var topics = List.of(Topics.INVOICE_ISSUED.name());
        try (var _ = TopicWatch.of(
                        suite.engines().bootstrapServers(), topics, record -> invoices.came(saleOf(record)));
                var http = new HttpCalls(CLIENTS, suite.gateway(), "application/json")) {
            return OpenLoop.run(index -> confirm(drafts.get((int) index), http, invoices), perSecond, time);
        }
    }

    private static CompletableFuture<@Nullable Void> confirm(String sale, HttpCalls http, Awaited invoices) {
        var invoice = invoices.expect(sale);
        var _ = http.begin(Call.post("/api/v1/sales/%s/confirm".formatted(sale), "{}"))
                .whenComplete((_, failure) -> {
                    if (failure != null) {
                        invoices.failed(sale, failure);
                    }
                });
        return invoice;
    }

    private static String saleOf(ConsumerRecord<String, byte[]> record) {
        return String.valueOf(
                JSON.readValue(record.value(), InvoiceIssued.class).saleId());
    }
}
