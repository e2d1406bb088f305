package dev.saldo.suite.demo;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes the sales and pays their invoices. Each goes on from wherever an earlier replay left it. */
final class SalesReplay {

    private static final Set<String> UNDER_WAY = Set.of("DRAFT", "CONFIRMED", "AWAITING_CREDIT");

    private final Api api;
    private final Map<String, UUID> products;
    private final Map<String, UUID> customers;
    private final AtomicInteger made = new AtomicInteger();

    SalesReplay(Api api, Map<String, UUID> products, Map<String, UUID> customers) {
        this.api = api;
        this.products = products;
        this.customers = customers;
    }

    /** How many sales this replay made, and did not find. */
    int made() {
        return made.get();
    }

    /** Confirms the sales, oldest first, and answers them completed. */
    List<Views.Sale> sell(List<ChinookData.Sale> sales) {
        return Work.inOrder("sales", sales, sale -> complete(findOrCreate(sale)));
    }

    /** Answers the invoices of the sales, paid. */
    List<Views.Invoice> pay(List<Views.Sale> sales) {
        return Work.inOrder("payments", sales, sale -> pay(sale, invoiceOf(sale)));
    }

    private Views.Sale findOrCreate(ChinookData.Sale sale) {
        var lines = sale.lines().stream()
                .map(line -> Map.of(
                        "productId", id(products, line.sku()),
                        "quantity", line.quantity(),
                        "unitPrice", line.unitPrice()))
                .toList();
        var body = Map.of(
                "customerId", id(customers, sale.customer()),
                "externalReference", sale.code(),
                "soldAt", sale.soldAt(),
                "lines", lines);
        var answer = api.post("/api/v1/sales", body);
        if (answer.isConflict()) {
            return find(sale).orElseThrow(answer::unexpected);
        }
        made.incrementAndGet();
        return api.as(Views.Sale.class, answer);
    }

    private Optional<Views.Sale> find(ChinookData.Sale sale) {
        return api.list(Views.Sale.class, "/api/v1/sales?externalReference=" + Api.encode(sale.code())).stream()
                .findFirst();
    }

    private Views.Sale complete(Views.Sale sale) {
        var current = sale.is("DRAFT") ? confirm(sale) : sale;
        for (var patience = new Patience("the credits of " + sale.externalReference());
                UNDER_WAY.contains(current.status());
                patience.pause()) {
            current = api.get(Views.Sale.class, "/api/v1/sales/" + sale.id());
        }
        if (!current.is("COMPLETED")) {
            throw new IllegalStateException("sale %s is %s".formatted(sale.externalReference(), current.status()));
        }
        return current;
    }

    private Views.Sale confirm(Views.Sale sale) {
        var path = "/api/v1/sales/" + sale.id();
        var answer = api.post(path + "/confirm", Map.of(), "Prefer", "wait=10");
        // a conflict: it was confirmed by the request whose answer was lost
        return answer.isConflict() ? api.get(Views.Sale.class, path) : api.as(Views.Sale.class, answer);
    }

    private Views.Invoice invoiceOf(Views.Sale sale) {
        for (var patience = new Patience("the invoice of " + sale.externalReference()); ; patience.pause()) {
            var invoices = api.list(Views.Invoice.class, "/api/v1/invoices?saleId=" + sale.id());
            if (!invoices.isEmpty()) {
                return invoices.getFirst();
            }
        }
    }

    private Views.Invoice pay(Views.Sale sale, Views.Invoice invoice) {
        if (invoice.isPaid()) {
            return invoice;
        }
        var reference = "chinook-" + sale.externalReference();
        var body = Map.of("invoiceId", invoice.id(), "method", "transfer", "referenceId", reference);
        var answer = api.post("/api/v1/payments/simulate", body);
        var now = api.get(Views.Invoice.class, "/api/v1/invoices/" + invoice.id());
        if (!now.isPaid()) {
            throw answer.unexpected();
        }
        return now;
    }

    private static UUID id(Map<String, UUID> ids, String key) {
        return Objects.requireNonNull(ids.get(key), key);
    }
}
