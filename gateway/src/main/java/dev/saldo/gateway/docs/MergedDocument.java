package dev.saldo.gateway.docs;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.util.StringUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** One OpenAPI 3.1 document of several services', as the client of the gateway sees them. */
final class MergedDocument {

    private static final String BEARER = "bearer";
    private static final String SESSION = "session";

    private final ObjectNode merged = JsonNodeFactory.instance.objectNode();
    private final ObjectNode paths;
    private final ArrayNode tags;
    private final ObjectNode components;
    private final ComponentNames names;
    private final Set<String> tagNames = new LinkedHashSet<>();

    private MergedDocument(String serverUrl, List<ServiceDocument> documents) {
        this.names = new ComponentNames(documents);
        merged.put("openapi", "3.1.0");
        merged.putObject("info")
                .put("title", "Saldo")
                .put("version", "v1")
                .put(
                        "description",
                        "Credits, products, sales and invoices of a digital reseller. Send an API key as "
                                + "`Authorization: Bearer sk_…`, or [sign in](/login) with a browser. Members of several "
                                + "stores choose one with the header `Saldo-Store`.");
        merged.putArray("servers").addObject().put("url", serverUrl);
        var security = merged.putArray("security");
        security.addObject().putArray(BEARER);
        security.addObject().putArray(SESSION);
        this.tags = merged.putArray("tags");
        this.paths = merged.putObject("paths");
        this.components = merged.putObject("components");
        var schemes = components.putObject("securitySchemes");
        schemes.putObject(BEARER)
                .put("type", "http")
                .put("scheme", "bearer")
                .put("bearerFormat", "sk_live_…, sk_test_… or a JWT")
                .put("description", "The API key of a store, or a token of the OIDC issuer.");
        schemes.putObject(SESSION)
                .put("type", "apiKey")
                .put("in", "cookie")
                .put("name", "__Host-saldo-session")
                .put(
                        "description",
                        "What a browser gets at [/login](/login). Changes also need the cookie saldo-csrf "
                                + "repeated as X-CSRF-Token.");
    }

    static ObjectNode of(String serverUrl, List<ServiceDocument> documents, List<String> unavailable) {
        var document = new MergedDocument(serverUrl, documents);
        var repeated = repeatedOperationIds(documents);
        documents.forEach(service -> document.add(service, repeated));
        unavailable.forEach(document.merged.putArray("x-unavailable")::add);
        return document.merged;
    }

    private void add(ServiceDocument document, Set<String> repeatedOperationIds) {
        document.operations().forEach(operation -> settle(operation, document.service(), repeatedOperationIds));
        document.json().path("tags").forEach(tag -> addTag(tag.path("name").stringValue(""), tag));
        document.operations()
                .forEach(operation -> operation
                        .path("tags")
                        .forEach(tag ->
                                addTag(tag.stringValue(""), tags.objectNode().put("name", tag.stringValue("")))));
        for (var path : document.json().path("paths").properties()) {
            if (path.getKey().startsWith("/api/")) {
                path(path.getKey()).setAll((ObjectNode) renamed(document.service(), path.getValue()));
            }
        }
        document.components().forEach((reference, component) -> {
            var name = names.nameIn(document.service(), reference).split("/", -1);
            components.withObject("/" + name[2]).set(name[3], renamed(document.service(), component));
        });
    }

    /** What an operation says about access is the service's view; and its id must be unique in the whole document. */
    private static void settle(ObjectNode operation, String service, Set<String> repeatedOperationIds) {
        operation.remove(List.of("security", "servers"));
        var id = operation.path("operationId").stringValue("");
        if (repeatedOperationIds.contains(id)) {
            operation.put("operationId", service + StringUtils.capitalize(id));
        }
        if (operation.path("tags").isEmpty()) {
            operation.putArray("tags").add(service);
        }
    }

    private void addTag(String name, JsonNode tag) {
        if (tagNames.add(name)) {
            tags.add(tag);
        }
    }

    private ObjectNode path(String path) {
        return paths.get(path) instanceof ObjectNode known ? known : paths.putObject(path);
    }

    private JsonNode renamed(String service, JsonNode node) {
        return switch (node) {
            case ObjectNode object -> {
                var copy = object.objectNode();
                object.properties().forEach(field -> copy.set(field.getKey(), renamed(service, field.getValue())));
                yield copy;
            }
            case ArrayNode array -> {
                var copy = array.arrayNode();
                array.forEach(item -> copy.add(renamed(service, item)));
                yield copy;
            }
            default ->
                node.isString() ? JsonNodeFactory.instance.stringNode(names.nameIn(service, node.stringValue())) : node;
        };
    }

    private static Set<String> repeatedOperationIds(List<ServiceDocument> documents) {
        var seen = new HashSet<String>();
        var repeated = new HashSet<String>();
        documents.stream()
                .flatMap(document -> document.operations().stream())
                .map(operation -> operation.path("operationId").stringValue(""))
                .filter(id -> !seen.add(id))
                .forEach(repeated::add);
        return repeated;
    }
}
