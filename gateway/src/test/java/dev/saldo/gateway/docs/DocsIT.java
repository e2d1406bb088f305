package dev.saldo.gateway.docs;

import static dev.saldo.gateway.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.gateway.GatewayUnderTest;
import dev.saldo.gateway.SharedGateway;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedGateway.class)
class DocsIT {

    private final GatewayUnderTest shared;

    DocsIT(GatewayUnderTest shared) {
        this.shared = shared;
    }

    @Test
    void theDocumentIsMergedFromTheServicesThatAreThere() {
        try (var gateway = GatewayUnderTest.start("saldo.docs.cached-for=1h")) {
            gateway.platform.answersJson("{\"paths\": {\"/api/v1/platforms\": {\"get\": {\"responses\": {}}}}}");
            gateway.catalog.answers(500);
            gateway.sales.answersJson("not json");
            gateway.billing.close();
            gateway.usage.answersJson("{}");
            gateway.identity.answersJson("{}");

            var document = GatewayUnderTest.json(gateway.send(gateway.anonymous("/docs/openapi.json")));

            assertThat(document.path("paths").propertyNames())
                    .containsExactly("/api/v1/platforms", "/api/v1/audit", "/api/v1/customers/{id}/export");
            assertThat(document.path("x-unavailable").valueStream().map(name -> name.stringValue()))
                    .containsExactly("catalog", "sales", "billing");
            assertThat(gateway.platform.onlyRequest().uri()).isEqualTo("/v3/api-docs");
        }
    }

    @Test
    void whatTheGatewayItselfAnswersSaysWhoMayAsk() {
        var document = GatewayUnderTest.json(shared.send(shared.anonymous("/docs/openapi.json")));

        var audit = document.at("/paths/~1api~1v1~1audit/get");
        assertThat(audit.path("x-saldo-scope").stringValue()).isEqualTo("audit:read");
        assertThat(audit.at("/x-saldo-roles/owner").stringValue()).isEqualTo("yes");
        assertThat(audit.at("/x-saldo-roles/operator").stringValue()).isEqualTo("no");
        var export = document.at("/paths/~1api~1v1~1customers~1{id}~1export/get");
        assertThat(export.path("x-saldo-scope").stringValue()).isEqualTo("privacy:read");
        assertThat(document.at("/components/schemas").propertyNames()).contains("GatheredAudit", "CustomerArchive");
    }

    @Test
    void aWholeDocumentIsKeptForAWhile() {
        try (var gateway = GatewayUnderTest.start("saldo.docs.cached-for=1h")) {
            gateway.services().forEach(service -> service.answersJson("{\"paths\": {}}"));

            gateway.send(gateway.anonymous("/docs/openapi.json"));
            var second = gateway.send(gateway.anonymous("/docs/openapi.json"));

            assertThat(GatewayUnderTest.json(second).path("x-unavailable")).isEmpty();
            assertThat(gateway.services())
                    .allSatisfy(service -> assertThat(service.received()).hasSize(1));
        }
    }

    @Test
    void thePageAndAllItNeedsComeFromHere() {
        var page = shared.send(shared.anonymous("/docs"));

        assertThat(page.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("script-src 'self';");
        var links = Pattern.compile("(?:src|href)=\"([^\"]+)\"")
                .matcher(page.body())
                .results();
        assertThat(links.map(link -> link.group(1)))
                .hasSize(4)
                .allSatisfy(
                        link -> assertThat(shared.send(shared.anonymous(link)).statusCode())
                                .isEqualTo(200));
    }

    @Test
    void theFrontDoorLeadsToTheDocs() {
        var home = shared.send(shared.anonymous("/"));

        assertThat(home.statusCode()).isEqualTo(302);
        assertThat(home.headers().firstValue("Location")).contains("/docs");
    }

    @Test
    void aWrongMethodIsRefused() {
        var response = shared.send(shared.anonymous("/docs").POST(BodyPublishers.ofString("")));

        assertProblem(response, 405, "method-not-allowed");
        assertThat(response.headers().firstValue("Allow")).isPresent();
    }

    @Test
    void aMissingFileIsNotFound() {
        assertProblem(shared.send(shared.anonymous("/docs/ui/nothing.js")), 404, "not-found");
        assertProblem(shared.send(shared.anonymous("/docs/ui/..%2fpom.xml")), 404, "not-found");
    }
}
