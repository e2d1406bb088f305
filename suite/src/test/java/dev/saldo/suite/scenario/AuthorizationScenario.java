package dev.saldo.suite.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.saldo.suite.RunningSuite;
import dev.saldo.suite.scenario.ApiDocument.Operation;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every operation of the merged API document, asked by everybody: the answers are those of the matrix. */
@SuiteScenario
@TestInstance(Lifecycle.PER_CLASS)
class AuthorizationScenario {

    private static final List<String> ROLES = List.of("owner", "operator", "viewer", "customer");

    /** What is there for all customers. */
    private static final Pattern FOR_SALE = Pattern.compile("/api/v1/(products|plans)/.*");

    private final Saldo owner;
    private final RunningSuite suite;
    private final ApiDocument document;
    private final Things things;
    private final Map<String, Saldo> byRole = new LinkedHashMap<>();
    private final Map<String, Saldo> nobody = new LinkedHashMap<>();
    private final Saldo neighbour;

    AuthorizationScenario(Saldo saldo, RunningSuite suite) {
        this.owner = saldo;
        this.suite = suite;
        this.document = ApiDocument.of(saldo);
        this.things = Things.in(new Shop(saldo));
        var keys = new Keys(saldo);
        var stranger = saldo.post("/api/v1/customers", Map.of("name", "A stranger"))
                .is(201)
                .id();
        ROLES.forEach(role -> byRole.put(role, saldo.as(keys.ofRole(role, role.equals("customer") ? stranger : null))));
        var store = UUID.fromString(saldo.get("/api/v1/whoami").is(200).text("store"));
        var forgeries = new Forgeries();
        nobody.put("no credential", saldo.as(null));
        nobody.put("an unknown key", saldo.as("sk_live_" + "x".repeat(43)));
        nobody.put("an expired key", saldo.as(keys.expired()));
        nobody.put("a revoked key", saldo.as(keys.revoked()));
        nobody.put("a forged internal token", saldo.as(forgeries.internal(store)));
        nobody.put(
                "a wrongly signed token",
                saldo.as(forgeries.ofIssuer(suite.issuer().toString())));
        nobody.put("an expired token", saldo.as(forgeries.expired(suite.issuer().toString())));
        nobody.put("a foreign issuer's token", saldo.as(forgeries.ofIssuer("https://issuer.example.org")));
        var made = saldo.post("/api/v1/stores", Map.of("name", "The neighbour")).is(201);
        neighbour = saldo.as(made.body().get("apiKey").get("key").stringValue());
    }

    @TestFactory
    Stream<DynamicTest> answersAsTheMatrixSays() {
        return document.operations().stream()
                .map(operation -> dynamicTest(
                        operation.toString(),
                        () -> assertThat(deviations(operation))
                                .as(operation.toString())
                                .isEmpty()));
    }

    @TestFactory
    Stream<DynamicTest> anotherStoresThingsAreNotThere() {
        return document.operations().stream()
                .filter(Operation::takesIds)
                .map(operation -> dynamicTest(
                        operation.toString(),
                        () -> assertThat(ask(neighbour, operation, things).status())
                                .as(operation.toString())
                                .isEqualTo(404)));
    }

    @TestFactory
    Stream<DynamicTest> aCustomerDoesNotFindWhatIsAnothers() {
        return document.operations().stream()
                .filter(operation ->
                        operation.takesIds() && "own".equals(operation.roles().get("customer")))
                .filter(operation -> !FOR_SALE.matcher(operation.path()).matches())
                .map(operation -> dynamicTest(
                        operation.toString(),
                        () -> assertThat(ask(customer(), operation, things).status())
                                .as(operation.toString())
                                .isEqualTo(404)));
    }

    @Test
    void theDocumentSaysWhatTheServicesDo() throws IOException {
        var matrix = Matrix.of(document);
        if (Boolean.getBoolean("docs.write")) {
            Files.writeString(Matrix.FILE, matrix);
        }

        assertThat(Files.readString(Matrix.FILE))
                .as("docs/authorization.md; write it anew with -Ddocs.write=true and look at the difference")
                .isEqualTo(matrix);
    }

    @Test
    void aCustomersListsHoldNothingOfOthers() {
        for (var list :
                List.of("sales", "subscriptions", "invoices", "payments", "credit-notes", "limits", "usage/leases")) {
            assertThat(owner.list("/api/v1/" + list)).as(list).isNotNull();
            assertThat(customer().list("/api/v1/" + list)).as(list).isEmpty();
        }
    }

    @Test
    void noServiceTakesAnythingButTheInternalToken() {
        for (var service : List.of("identity", "platform", "catalog", "sales", "billing", "usage")) {
            var direct = Objects.requireNonNull(suite.addresses().get(service));
            Stream.concat(Stream.of(owner), nobody.values().stream())
                    .map(caller -> caller.at(direct).get("/api/v1/audit/" + service))
                    .forEach(reply -> assertThat(reply.status()).as(service).isEqualTo(401));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Saldo-Role",
                "X-User-Id",
                "X-Store-Id",
                "X-Role",
                "X-Forwarded-User",
                "X-Auth-Request-User",
                "Saldo-Store",
            })
    void forgedHeadersChangeNothing(String header) {
        var viewer = Objects.requireNonNull(byRole.get("viewer"));
        var store = owner.get("/api/v1/whoami").is(200).text("store");

        var forged = viewer.send("GET", "/api/v1/whoami", BodyPublishers.noBody(), header, store);

        assertThat(forged.body().path("role").asString()).isEqualTo("viewer");
        viewer.json("POST", "/api/v1/platforms", "{}", header, "owner").isProblem();
        assertThat(owner.as(null)
                        .send("GET", "/api/v1/whoami", BodyPublishers.noBody(), header, store)
                        .status())
                .isEqualTo(401);
    }

    /** Nothing is changed by asking: the ids are of nothing, and the body is empty. */
    private List<String> deviations(Operation operation) {
        var deviations = new ArrayList<String>();
        if (operation.roles().isEmpty()) {
            deviations.add("no row in the matrix");
        }
        operation.roles().forEach((role, cell) -> {
            var reply = ask(Objects.requireNonNull(byRole.get(role)), operation, null);
            var refused = reply.status() == 403
                    && reply.body().path("code").asString().equals("forbidden");
            if (reply.status() == 401 || reply.status() >= 500 || refused != cell.equals("no")) {
                deviations.add("%s should be %s: %d %s".formatted(role, cell, reply.status(), reply.text()));
            }
        });
        nobody.forEach((who, caller) -> {
            var reply = ask(caller, operation, null);
            if (reply.status() != 401) {
                deviations.add("%s: %d %s".formatted(who, reply.status(), reply.text()));
            }
        });
        return deviations;
    }

    private Saldo customer() {
        return Objects.requireNonNull(byRole.get("customer"));
    }

    private Reply ask(Saldo caller, Operation operation, @Nullable Things things) {
        var path = things == null ? operation.path().replaceAll("\\{[^}]+}", Things.UNKNOWN) : things.path(operation);
        if (!operation.takesBody()) {
            return caller.send(operation.method(), path, BodyPublishers.noBody());
        }
        var body = things == null
                ? "{}"
                : things.samples(document).body(operation.body()).toString();
        return caller.json(operation.method(), path, body);
    }
}
