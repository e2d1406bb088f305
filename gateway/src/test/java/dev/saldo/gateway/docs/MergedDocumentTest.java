package dev.saldo.gateway.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class MergedDocumentTest {

    private static final String MONEY = """
            "Money": {"type": "object", "properties": {"amount": {"type": "string"}}}""";

    @Test
    void allPathsAreThereAndNoneThatTheGatewayDoesNotServe() {
        var merged = merge(document("platform", """
                        {"paths": {"/api/v1/platforms": {"get": {"responses": {}}}, "/internal": {"get": {"responses": {}}}}}"""), document("sales", """
                        {"paths": {"/api/v1/sales": {"post": {"responses": {}}}}}"""));

        assertThat(merged.path("paths").propertyNames()).containsExactly("/api/v1/platforms", "/api/v1/sales");
        assertThat(merged.path("openapi").stringValue()).isEqualTo("3.1.0");
        assertThat(merged.at("/servers/0/url").stringValue()).isEqualTo("/");
    }

    @Test
    void aPathOfTwoServicesHasTheOperationsOfBoth() {
        var merged = merge(document("platform", """
                        {"paths": {"/api/v1/x": {"get": {"responses": {}}}}}"""), document("sales", """
                        {"paths": {"/api/v1/x": {"post": {"responses": {}}}}}"""));

        assertThat(merged.at("/paths/~1api~1v1~1x").propertyNames()).containsExactly("get", "post");
    }

    @Test
    void whatIsTheSameInAllServicesIsThereOnce() {
        var merged = merge(
                document("platform", "{\"components\": {\"schemas\": {" + MONEY + "}}}"),
                document("sales", "{\"components\": {\"schemas\": {" + MONEY + "}}}"));

        assertThat(merged.at("/components/schemas").propertyNames()).containsExactly("Money");
    }

    @Test
    void whatDiffersIsNamedAfterItsServiceWhereverItIsReferredTo() {
        var merged = merge(document("platform", """
                        {"paths": {"/api/v1/platforms": {"get": {"responses": {"200": {"$ref": "#/components/schemas/View"}}}}},
                         "components": {"schemas": {"View": {"type": "object"}}}}"""), document("sales", """
                        {"paths": {"/api/v1/sales": {"get": {"responses": {"200": {"$ref": "#/components/schemas/View"}}}}},
                         "components": {"schemas": {"View": {"type": "string"}}}}"""));

        assertThat(merged.at("/components/schemas").propertyNames()).containsExactly("PlatformView", "SalesView");
        assertThat(merged.at("/paths/~1api~1v1~1sales/get/responses/200/$ref").stringValue())
                .isEqualTo("#/components/schemas/SalesView");
    }

    @Test
    void whatLooksTheSameButRefersToWhatDiffersIsNamedAfterItsServiceToo() {
        var list = """
                "Page": {"items": {"$ref": "#/components/schemas/View"}}, "Book": {"pages": {"$ref": "#/components/schemas/Page"}}""";
        var merged = merge(
                document(
                        "platform",
                        "{\"components\": {\"schemas\": {\"View\": {\"type\": \"object\"}, " + list + "}}}"),
                document("sales", "{\"components\": {\"schemas\": {\"View\": {\"type\": \"string\"}, " + list + "}}}"));

        assertThat(merged.at("/components/schemas").propertyNames())
                .containsExactly("PlatformView", "PlatformPage", "PlatformBook", "SalesView", "SalesPage", "SalesBook");
        assertThat(merged.at("/components/schemas/SalesBook/pages/$ref").stringValue())
                .isEqualTo("#/components/schemas/SalesPage");
        assertThat(merged.at("/components/schemas/SalesPage/items/$ref").stringValue())
                .isEqualTo("#/components/schemas/SalesView");
    }

    @Test
    void operationIdsStayUnique() {
        var merged = merge(document("platform", """
                        {"paths": {"/api/v1/platforms": {"get": {"operationId": "list", "responses": {}}}}}"""), document("sales", """
                        {"paths": {"/api/v1/sales": {"get": {"operationId": "list", "responses": {}},
                                                     "post": {"operationId": "create", "responses": {}}}}}"""));

        assertThat(merged.findValuesAsString("operationId"))
                .containsExactlyInAnyOrder("platformList", "salesList", "create");
    }

    @Test
    void tagsAreUnitedAndAnOperationWithoutOneIsFiledUnderItsService() {
        var merged = merge(document("platform", """
                        {"tags": [{"name": "credits", "description": "Deposits."}],
                         "paths": {"/api/v1/platforms": {"get": {"tags": ["credits"], "responses": {}}}}}"""), document("sales", """
                        {"paths": {"/api/v1/sales": {"get": {"responses": {}}}}}"""));

        assertThat(merged.path("tags").findValuesAsString("name")).containsExactly("credits", "sales");
        assertThat(merged.at("/tags/0/description").stringValue()).isEqualTo("Deposits.");
    }

    @Test
    void accessIsByBearerTokenOrSessionWhateverAServiceSays() {
        var merged = merge(document("platform", """
                {"paths": {"/api/v1/platforms": {"get": {"security": [{"jwt": []}], "responses": {}}}},
                 "components": {"securitySchemes": {"jwt": {"type": "http"}}}}"""));

        assertThat(merged.at("/components/securitySchemes").propertyNames()).containsExactly("bearer", "session");
        assertThat(merged.at("/components/securitySchemes/bearer/scheme").stringValue())
                .isEqualTo("bearer");
        assertThat(merged.at("/security/0").propertyNames()).containsExactly("bearer");
        assertThat(merged.at("/security/1").propertyNames()).containsExactly("session");
        assertThat(merged.at("/paths/~1api~1v1~1platforms/get").has("security")).isFalse();
    }

    @Test
    void servicesThatAreAwayAreNamed() {
        var merged = MergedDocument.of("/", List.of(), List.of("billing"));

        assertThat(merged.at("/x-unavailable/0").stringValue()).isEqualTo("billing");
    }

    private static ObjectNode merge(ServiceDocument... documents) {
        return MergedDocument.of("/", List.of(documents), List.of());
    }

    private static ServiceDocument document(String service, String json) {
        return new ServiceDocument(service, (ObjectNode) JsonMapper.shared().readTree(json));
    }
}
