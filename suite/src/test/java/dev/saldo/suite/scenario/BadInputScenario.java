package dev.saldo.suite.scenario;

import static dev.saldo.suite.scenario.Shop.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.saldo.suite.scenario.ApiDocument.Operation;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.node.ObjectNode;

/** Every operation of the merged API document, given what makes no sense, answers that it is the client's fault. */
@SuiteScenario
class BadInputScenario {

    private final Saldo saldo;
    private final ApiDocument document;
    private final Things things;

    BadInputScenario(Saldo saldo) {
        this.saldo = saldo;
        this.document = ApiDocument.of(saldo);
        this.things = Things.in(new Shop(saldo));
    }

    @TestFactory
    Stream<DynamicTest> isTheClientsFault() {
        return document.operations().stream()
                .map(operation -> dynamicTest(
                        operation.toString(),
                        () -> assertThat(mistakes(operation))
                                .as(operation.toString())
                                .isEmpty()));
    }

    @Test
    void anAmountInAnotherCurrencyThanThePlatformsIsRefused(Shop shop) {
        var platform = shop.platformWith("10.00");
        var path = "/api/v1/platforms/%s/credits".formatted(platform.id());
        var euros = Map.of("amount", Samples.money("1.00", "EUR"), "reason", "correction");

        saldo.post(path, Map.of("amount", Samples.money("1.00", "EUR"))).isProblem(422, "invalid");
        saldo.post(path + "/deduct", Map.of("amount", Samples.money("1.00", "EUR")))
                .isProblem(422, "invalid");
        saldo.post(path + "/adjust", euros).isProblem(422, "invalid");
        assertThat(platform.balance()).isEqualTo(usd("10.00"));
    }

    /** What was not refused as it must be. */
    private List<String> mistakes(Operation operation) {
        var attempts = new ArrayList<Supplier<Reply>>();
        attempts.add(() ->
                saldo.send(document.wrongMethod(operation.path()), things.path(operation), BodyPublishers.noBody()));
        if (operation.takesIds()) {
            attempts.add(
                    () -> send(operation, withIds(operation, UUID.randomUUID().toString())));
            attempts.add(() -> send(operation, withIds(operation, "not-an-id")));
            attempts.add(() -> send(operation, withIds(operation, "%00")));
        }
        if (operation.queries().contains("limit")) {
            Stream.of("limit=0", "limit=-1", "limit=100000", "limit=many", "after=nonsense", "sort=shoeSize")
                    .forEach(query -> attempts.add(() -> saldo.get(things.path(operation) + "?" + query)));
        }
        var mistakes = new ArrayList<String>();
        attempts.forEach(attempt -> check(attempt, "", mistakes));
        if (operation.takesBody()) {
            badBodies(operation, mistakes);
        }
        return mistakes;
    }

    private void badBodies(Operation operation, List<String> mistakes) {
        var path = things.path(operation);
        Supplier<ObjectNode> good = () -> things.samples(document).body(operation.body());
        if (operation.method().equals("POST") && !operation.path().endsWith("/replay")) {
            // otherwise the bad ones would be refused for what is wrong with the good one; there is no dead letter here
            var answer = saldo.json("POST", path, good.get().toString());
            if ((answer.status() >= 400 && answer.status() != 409) || isBadVerdict(answer)) {
                mistakes.add("a good body: " + answer.text());
            }
        }
        BadBodies.of(document, operation, good)
                .forEach((what, body) -> check(() -> saldo.json(operation.method(), path, body), what, mistakes));
        Stream.of("text/plain", "application/xml", "multipart/form-data", "nonsense")
                .forEach(type -> check(
                        () -> saldo.send(
                                operation.method(),
                                path,
                                BodyPublishers.ofString(good.get().toString()),
                                "Content-Type",
                                type),
                        type,
                        mistakes));
    }

    private Reply send(Operation operation, String path) {
        return operation.takesBody()
                ? saldo.json(
                        operation.method(),
                        path,
                        things.samples(document).body(operation.body()).toString())
                : saldo.send(operation.method(), path, BodyPublishers.noBody());
    }

    private static String withIds(Operation operation, String id) {
        return operation.path().replaceAll("\\{[^}]+}", id);
    }

    private static void check(Supplier<Reply> attempt, String what, List<String> mistakes) {
        try {
            var answer = attempt.get();
            if (!isBadVerdict(answer)) {
                answer.isProblem();
            }
        } catch (AssertionError mistake) {
            mistakes.add(what + ": " + mistake.getMessage());
        }
    }

    /** Who asks what is wrong with a plan is told so in an answer that is a success. */
    private static boolean isBadVerdict(Reply answer) {
        return answer.request().endsWith("/validate")
                && answer.status() == 200
                && !answer.body().path("valid").asBoolean();
    }
}
