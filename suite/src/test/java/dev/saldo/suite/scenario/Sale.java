package dev.saldo.suite.scenario;

import static org.awaitility.Awaitility.await;

import dev.saldo.money.Money;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.core.ConditionFactory;
import tools.jackson.databind.JsonNode;

/** A sale of the scenario. */
record Sale(Saldo saldo, UUID id) {

    private static final Duration SOON = Duration.ofSeconds(30);

    /** Confirms it and goes on at once. */
    Sale confirmed() {
        confirm().is(202);
        return this;
    }

    Reply confirm(String... headers) {
        return saldo.post(path() + "/confirm", Map.of(), headers);
    }

    Reply refund(String reason) {
        return saldo.post(path() + "/refund", Map.of("reason", reason));
    }

    /** Waits until it is. */
    Sale becomes(String status) {
        soon("%s becomes %s".formatted(this, status)).until(this::status, status::equals);
        return this;
    }

    String status() {
        return now().get("status").stringValue();
    }

    JsonNode now() {
        return saldo.get(path()).is(200).body();
    }

    Money money(String field) {
        return Saldo.JSON.treeToValue(now().get(field), Money.class);
    }

    /** How many platforms supply it. */
    int platforms() {
        var ids = new HashSet<String>();
        now().get("lines").forEach(line -> ids.add(line.get("platformId").stringValue()));
        return ids.size();
    }

    /** Waits for it. */
    JsonNode invoice() {
        return soon("the invoice of " + this)
                .until(this::invoices, invoices -> !invoices.isEmpty())
                .getFirst();
    }

    List<JsonNode> invoices() {
        return saldo.list("/api/v1/invoices?saleId=" + id);
    }

    List<JsonNode> creditNotes() {
        return saldo.list("/api/v1/credit-notes?saleId=" + id);
    }

    @Override
    public String toString() {
        return "sale " + id;
    }

    private String path() {
        return "/api/v1/sales/" + id;
    }

    /** Looks at once, and often: a scenario has many sales, and most are done in milliseconds. */
    private static ConditionFactory soon(String what) {
        return await().alias(what).atMost(SOON).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(20));
    }
}
