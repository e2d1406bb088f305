package dev.saldo.billing.access;

import static dev.saldo.billing.SaleFixtures.ADA;
import static dev.saldo.billing.SaleFixtures.ZOE;
import static dev.saldo.billing.SaleFixtures.sale;
import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.billing.Billing;
import dev.saldo.contracts.access.Role;
import dev.saldo.contracts.access.Scope;
import dev.saldo.kit.id.Ids;
import dev.saldo.kit.security.AccessRule;
import dev.saldo.kit.security.AccessRules;
import dev.saldo.testkit.Answer;
import dev.saldo.testkit.Api;
import dev.saldo.testkit.Events;
import dev.saldo.testkit.SaldoTest;
import dev.saldo.testkit.TestTokens;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.HttpMethod;

/** Walks every operation as everybody. Zoë has an invoice, a part of which is paid, and one that was taken back. */
@SaldoTest
class AccessIT {

    /**
     * What each gets: the roles of the store, Zoë, and Ada, whose things these are not.
     *
     * @param elsewhere what the owner of another store gets with these ids
     */
    private record Row(String operation, int owner, int operator, int viewer, int zoe, int ada, int elsewhere) {

        static Row of(String text) {
            var cells = text.strip().split("\\s+\\|\\s+");
            var codes = Arrays.stream(cells).skip(1).mapToInt(Integer::parseInt).toArray();
            return new Row(cells[0], codes[0], codes[1], codes[2], codes[3], codes[4], codes[5]);
        }
    }

    private static final List<Row> MATRIX = """
            GET /api/v1/invoices                            | 200 | 200 | 200 | 200 | 200 | 200
            GET /api/v1/invoices/verify                     | 200 | 200 | 200 | 403 | 403 | 200
            GET /api/v1/invoices/{id}                       | 200 | 200 | 200 | 200 | 404 | 404
            GET /api/v1/invoices/{id}/credit-notes          | 200 | 200 | 200 | 200 | 404 | 404
            GET /api/v1/invoices/{id}/payments              | 200 | 200 | 200 | 200 | 404 | 404
            POST /api/v1/invoices/{id}/collect              | 409 | 409 | 403 | 403 | 403 | 404
            GET /api/v1/credit-notes                        | 200 | 200 | 200 | 200 | 200 | 200
            GET /api/v1/credit-notes/{id}                   | 200 | 200 | 200 | 200 | 404 | 404
            GET /api/v1/customer-balances/{customerId}      | 200 | 200 | 200 | 200 | 404 | 404
            GET /api/v1/payments                            | 200 | 200 | 200 | 200 | 200 | 200
            GET /api/v1/payments/{id}                       | 200 | 200 | 200 | 200 | 404 | 404
            POST /api/v1/payments                           | 201 | 201 | 403 | 403 | 403 | 404
            POST /api/v1/payments/simulate                  | 201 | 201 | 403 | 201 | 404 | 404
            GET /api/v1/audit/billing                       | 200 | 403 | 403 | 403 | 403 | 200
            GET /api/v1/privacy/billing/customers/{id}      | 200 | 403 | 403 | 403 | 403 | 404
            GET /api/v1/dead-letters/billing                | 200 | 403 | 403 | 403 | 403 | 200
            POST /api/v1/dead-letters/billing/{id}/replay   | 404 | 403 | 403 | 403 | 403 | 404
            """.lines().map(Row::of).toList();

    private final Billing billing;
    private final List<AccessRules> rules;
    private UUID invoice = new UUID(0, 0);
    private UUID payment = new UUID(0, 0);
    private UUID creditNote = new UUID(0, 0);

    AccessIT(Api api, Events events, List<AccessRules> rules) {
        this.billing = new Billing(api.inFreshStore(), events);
        this.rules = rules;
    }

    @BeforeEach
    void documents() {
        var takenBack = sale(ZOE, "5.00");
        billing.invoiced(takenBack);
        billing.refunded(takenBack);
        creditNote = billing.creditNoteOf(takenBack).id();
        invoice = billing.invoiced(sale(ZOE, "50.00")).id();
        payment = billing.pay(invoice, "r-1", "1.00").expect(201).id();
    }

    static Stream<Row> matrix() {
        return MATRIX.stream();
    }

    @Test
    void everyOperationHasItsRow() {
        assertThat(rules.stream().flatMap(some -> some.rules().stream()).map(AccessRule::operation))
                .containsExactlyInAnyOrderElementsOf(
                        MATRIX.stream().map(Row::operation).toList());
    }

    @ParameterizedTest
    @MethodSource("matrix")
    void everybodyMayWhatTheMatrixSays(Row row) {
        var api = billing.api();

        call(api, row).expect(row.owner());
        call(api.as("operator"), row).expect(row.operator());
        call(api.as("viewer"), row).expect(row.viewer());
        call(api.asTestCustomer(ZOE.customerId()), row).expect(row.zoe());
        call(api.asTestCustomer(ADA.customerId()), row).expect(row.ada());
        call(api.inFreshStore(), row).expect(row.elsewhere());
    }

    @ParameterizedTest
    @MethodSource("matrix")
    void nobodyMayAnythingWithoutAValidToken(Row row) {
        var api = billing.api();
        var valid = Map.<String, Object>of(
                "store", billing.store().toString(), "role", "owner", "scope", Scope.join(Role.OWNER.scopes()));

        call(api.withoutToken(), row).expect(401).problem("unauthenticated");
        call(api.withToken("no token at all"), row).expect(401);
        for (var wrong : List.<Map<String, Object>>of(
                Map.of("exp", 1L), Map.of("iss", "stranger"), Map.of("aud", "another-suite"), Map.of("store", ""))) {
            call(api.withToken(TestTokens.mint(merged(valid, wrong))), row).expect(401);
        }
        var token = TestTokens.mint(valid);
        var forged = token.substring(0, token.lastIndexOf('.') + 1) + "A".repeat(86);
        call(api.withToken(forged), row).expect(401);
    }

    private Answer call(Api api, Row row) {
        var words = row.operation().split(" ");
        var path = words[1].replaceAll("\\{\\w+\\}", id(words[1]).toString());
        return api.send(
                HttpMethod.valueOf(words[0]),
                path,
                words[1].startsWith("/api/v1/payments") && words[0].equals("POST") ? tender() : null);
    }

    private UUID id(String path) {
        if (path.contains("customer")) {
            return ZOE.customerId();
        }
        if (path.contains("dead-letters")) {
            return Ids.next();
        }
        return path.startsWith("/api/v1/invoices")
                ? invoice
                : path.startsWith("/api/v1/payments") ? payment : creditNote;
    }

    private Map<String, Object> tender() {
        return Billing.payment(invoice, "r-" + Ids.next(), "0.01");
    }

    private static Map<String, Object> merged(Map<String, Object> claims, Map<String, Object> others) {
        var all = new HashMap<>(claims);
        all.putAll(others);
        return all;
    }
}
