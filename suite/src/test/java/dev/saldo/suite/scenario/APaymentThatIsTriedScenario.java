package dev.saldo.suite.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a subscription names to be paid with is tried when its invoices are issued, by the clock of the store. */
@SuiteScenario
class APaymentThatIsTriedScenario {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void keepsOneSubscriptionAndNotTheOther(Saldo saldo) {
        var sandbox = sandbox(saldo);
        var shop = new Shop(sandbox);
        var product = shop.product(shop.platformWith("100.00"), "1.00", "9.00");
        var plan = plan(sandbox, product);
        var pays = subscribe(sandbox, plan, "test-succeeds");
        var declines = subscribe(sandbox, plan, "test-fails");

        advance(sandbox, Instant.now().truncatedTo(ChronoUnit.DAYS).plus(28, ChronoUnit.DAYS));

        assertThat(invoices(sandbox, pays)).hasSize(3).allSatisfy(invoice -> {
            assertThat(invoice.path("status").asString()).isEqualTo("PAID");
            assertThat(invoice.path("collection").path("status").asString()).isEqualTo("SUCCEEDED");
            assertThat(day(invoice.path("paidAt")))
                    .isEqualTo(invoice.path("issueDate").asString());
        });
        assertThat(status(sandbox, pays)).isEqualTo("active");
        assertThat(invoices(sandbox, declines)).isNotEmpty().allSatisfy(invoice -> {
            assertThat(invoice.path("status").asString()).isEqualTo("CONFIRMED");
            assertThat(invoice.path("collection").path("reason").asString()).isEqualTo("declined");
        });
        assertThat(status(sandbox, declines)).isIn("past_due", "expired");
        assertThat(sandbox.list("/api/v1/payments?method=provider&status=succeeded"))
                .hasSize(3);
        assertThat(sandbox.get("/api/v1/invoices/verify")
                        .is(200)
                        .body()
                        .get("intact")
                        .booleanValue())
                .isTrue();
    }

    private static Saldo sandbox(Saldo saldo) {
        var made = saldo.post("/api/v1/stores", Map.of("name", "Payments", "test", true))
                .is(201);
        return saldo.as(made.body().get("apiKey").get("key").stringValue());
    }

    private static UUID plan(Saldo sandbox, Product product) {
        var price = Map.of("currency", "USD", "model", "flat", "amount", "9.00");
        var body = Map.of(
                "productId",
                product.id(),
                "name",
                "Fortnightly",
                "period",
                "weekly",
                "interval",
                2,
                "prices",
                List.of(price));
        var plan = sandbox.post("/api/v1/plans", body).is(201).id();
        sandbox.post("/api/v1/plans/%s/publish".formatted(plan), Map.of()).is(200);
        return plan;
    }

    private static UUID subscribe(Saldo sandbox, UUID plan, String paymentMethod) {
        var customer = sandbox.post("/api/v1/customers", Map.of("name", "Pays with " + paymentMethod))
                .is(201)
                .id();
        var body = Map.of("planId", plan, "customerId", customer, "paymentMethod", paymentMethod, "paymentTerms", 3);
        // it may overtake the news of its plan
        var made = await().until(() -> sandbox.post("/api/v1/subscriptions", body), reply -> reply.status() == 201)
                .id();
        sandbox.post("/api/v1/subscriptions/%s/confirm".formatted(made), Map.of())
                .is(200);
        return made;
    }

    private static void advance(Saldo sandbox, Instant to) {
        var operation = sandbox.post("/api/v1/clock/advance", Map.of("to", to.toString()))
                .is(202);
        await().atMost(PATIENCE)
                .until(() -> sandbox.get("/api/v1/clock/operations/" + operation.id())
                        .is(200)
                        .text("status")
                        .equals("SETTLED"));
    }

    private static List<JsonNode> invoices(Saldo sandbox, UUID subscription) {
        return sandbox.list("/api/v1/invoices?subscriptionId=" + subscription);
    }

    private static String status(Saldo sandbox, UUID subscription) {
        return sandbox.get("/api/v1/subscriptions/" + subscription).is(200).text("status");
    }

    private static String day(JsonNode moment) {
        return moment.asString().substring(0, 10);
    }
}
