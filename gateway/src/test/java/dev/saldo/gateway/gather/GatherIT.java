package dev.saldo.gateway.gather;

import static dev.saldo.gateway.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.gateway.FakeService;
import dev.saldo.gateway.GatewayUnderTest;
import dev.saldo.gateway.SharedGateway;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import reactor.core.publisher.Mono;

@ExtendWith(SharedGateway.class)
class GatherIT {

    private static final String CUSTOMER = "0190a5d0-ac96-774b-bcce-b302099a8057";
    private static final String EXPORT = "/api/v1/customers/" + CUSTOMER + "/export";

    private final GatewayUnderTest gateway;

    GatherIT(GatewayUnderTest gateway) {
        this.gateway = gateway;
    }

    @BeforeEach
    void letTheKeyBeKnown() {
        // before identity is told to answer other questions
        gateway.get("/api/v1/platforms");
        gateway.resetServices();
    }

    @Test
    void theAuditIsThatOfAllServices() {
        gateway.platform.answersJson(page("05", "01"));
        gateway.catalog.answersJson(page("04"));
        gateway.sales.answersJson(page());
        gateway.billing.answersJson(page("03"));
        gateway.usage.answersJson(page());
        auditOfIdentity(page("02"));

        var answer = gateway.send(gateway.request("/api/v1/audit?actor=api-key%3A1&from=2026-01-01T00:00:00Z&limit=4")
                .header("X-Request-Id", "who-did-it"));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(GatewayUnderTest.json(answer).path("items").findValuesAsString("id"))
                .containsExactly("05", "04", "03", "02");
        assertThat(GatewayUnderTest.json(answer).path("next").stringValue()).isEqualTo("02");
        assertThat(theOthers()).allSatisfy(service -> {
            var request = service.onlyRequest();
            assertThat(request.uri())
                    .matches("/api/v1/audit/\\w+\\?actor=api-key%3A1&from=2026-01-01T00:00:00Z&limit=4");
            assertThat(request.headers().get("Authorization")).startsWith("Bearer internal.token.");
            assertThat(request.headers().get("X-Request-Id")).isEqualTo("who-did-it");
        });
    }

    @Test
    void theLastPageSaysSo() {
        Stream.of(gateway.platform, gateway.catalog, gateway.sales, gateway.billing, gateway.usage)
                .forEach(service -> service.answersJson(page()));
        auditOfIdentity(page("02"));

        var answer = gateway.get("/api/v1/audit");

        assertThat(answer.body()).isEqualTo("{\"items\":[{\"id\":\"02\"}],\"next\":null}");
    }

    @Test
    void anAuditIsWholeOrNotThere() {
        Stream.of(gateway.platform, gateway.catalog, gateway.sales, gateway.usage)
                .forEach(service -> service.answersJson(page()));
        auditOfIdentity(page());
        gateway.billing.answers(503);
        var answer = gateway.get("/api/v1/audit");
        assertProblem(answer, 503, "unavailable");
        assertThat(answer.headers().firstValue("Retry-After")).contains("5");

        gateway.billing.hangsUp();
        assertProblem(gateway.get("/api/v1/audit"), 503, "unavailable");
    }

    @Test
    void whatTheServicesRefuseIsRefused() {
        gateway.services().forEach(service -> refuse(service, 403, "forbidden"));

        var answer = gateway.get("/api/v1/audit");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).isEqualTo("{\"code\":\"forbidden\"}");
    }

    @Test
    void anExportIsAFileOfWhatEachServiceHolds() {
        gateway.sales.answersJson("{\"customer\":{\"name\":\"Ada\"}}");
        gateway.billing.answersJson("{\"invoices\":[]}");
        Stream.of(gateway.platform, gateway.catalog, gateway.usage, gateway.identity)
                .forEach(service -> refuse(service, 404, "not-found"));

        var answer = gateway.get(EXPORT);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"customer-" + CUSTOMER + ".json\"");
        var archive = GatewayUnderTest.json(answer);
        assertThat(archive.path("customerId").stringValue()).isEqualTo(CUSTOMER);
        assertThat(archive.path("exportedAt").stringValue()).endsWith("Z");
        assertThat(archive.path("services").propertyNames()).containsExactly("sales", "billing");
        assertThat(archive.at("/services/sales/customer/name").stringValue()).isEqualTo("Ada");
        assertThat(gateway.sales.onlyRequest().uri()).isEqualTo("/api/v1/privacy/sales/customers/" + CUSTOMER);
    }

    @Test
    void aCustomerSalesDoesNotKnowDoesNotExist() {
        gateway.services().forEach(service -> service.answersJson("{}"));
        refuse(gateway.sales, 404, "not-found");

        var answer = gateway.get(EXPORT);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).isEqualTo("{\"code\":\"not-found\"}");
    }

    @Test
    void anExportIsWholeOrNotThere() {
        gateway.services().forEach(service -> service.answersJson("{}"));
        gateway.billing.answers(500);

        assertProblem(gateway.get(EXPORT), 503, "unavailable");
    }

    @Test
    void bothNeedACredentialAndAnIdAndOnlyRead() {
        assertProblem(gateway.send(gateway.anonymous("/api/v1/audit")), 401, "unauthenticated");
        assertProblem(gateway.send(gateway.anonymous(EXPORT)), 401, "unauthenticated");
        assertProblem(gateway.get("/api/v1/customers/x/export"), 400, "malformed");
        assertProblem(
                gateway.send(gateway.request("/api/v1/audit").POST(BodyPublishers.ofString("{}"))),
                405,
                "method-not-allowed");
        assertThat(theOthers())
                .allSatisfy(service -> assertThat(service.received()).isEmpty());
    }

    private List<FakeService> theOthers() {
        return List.of(gateway.platform, gateway.catalog, gateway.sales, gateway.billing, gateway.usage);
    }

    private void auditOfIdentity(String page) {
        gateway.identity.behaves((request, response) -> request.uri().startsWith("/api/v1/audit/identity")
                ? response.header("Content-Type", "application/json").sendString(Mono.just(page))
                : gateway.identity.behaveWell(request, response));
    }

    private static void refuse(FakeService service, int status, String code) {
        service.behaves(response -> response.status(status)
                .header("Content-Type", "application/problem+json")
                .sendString(Mono.just("{\"code\":\"" + code + "\"}")));
    }

    private static String page(String... ids) {
        var items = Stream.of(ids).map("{\"id\":\"%s\"}"::formatted).toList();
        return "{\"items\":[" + String.join(",", items) + "],\"next\":null}";
    }
}
