package dev.saldo.suite.scenario;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** The merged OpenAPI document, as a list of operations. */
record ApiDocument(JsonNode json) {

    private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");

    /**
     * @param body the schema of the request body; missing when the operation takes none
     * @param queries names of the query parameters
     * @param scope what a caller needs; empty when any caller may
     * @param roles yes, own or no by role; empty for an operation that nobody put into the matrix
     */
    record Operation(
            String method,
            String path,
            JsonNode body,
            boolean bodyRequired,
            Set<String> queries,
            String scope,
            Map<String, String> roles) {

        boolean takesBody() {
            return !body.isMissingNode();
        }

        boolean takesIds() {
            return path.contains("{");
        }

        boolean isStream() {
            return path.endsWith("/stream");
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    /** The document once it is whole: services write theirs when first asked, which may take a while on a busy machine. */
    static ApiDocument of(Saldo saldo) {
        return new ApiDocument(await().atMost(Duration.ofMinutes(1))
                .until(
                        () -> saldo.get("/docs/openapi.json").is(200).body(),
                        document -> document.path("x-unavailable").isEmpty()));
    }

    List<Operation> operations() {
        var operations = new ArrayList<Operation>();
        json.get("paths")
                .properties()
                .forEach(path -> METHODS.stream()
                        .filter(path.getValue()::has)
                        .map(method ->
                                operation(method, path.getKey(), path.getValue().get(method)))
                        .forEach(operations::add));
        return operations;
    }

    /** A method that nobody documented for the path. */
    String wrongMethod(String path) {
        return METHODS.reversed().stream()
                .filter(method -> !json.get("paths").get(path).has(method))
                .findFirst()
                .orElse("trace")
                .toUpperCase(Locale.ROOT);
    }

    /** Follows a reference to the schema it names. */
    JsonNode resolve(JsonNode schema) {
        var reference = schema.path("$ref").asString("");
        return reference.isEmpty() ? schema : resolve(json.at(reference.substring(1)));
    }

    private Operation operation(String method, String path, JsonNode operation) {
        var body = resolve(operation
                .path("requestBody")
                .path("content")
                .path("application/json")
                .path("schema"));
        var queries = new TreeSet<String>();
        operation.path("parameters").forEach(parameter -> {
            if (parameter.path("in").asString().equals("query")) {
                queries.add(parameter.path("name").asString());
            }
        });
        return new Operation(
                method.toUpperCase(Locale.ROOT),
                path,
                body,
                operation.path("requestBody").path("required").asBoolean(),
                queries,
                operation.path("x-saldo-scope").asString(""),
                cells(operation.path("x-saldo-roles")));
    }

    private static Map<String, String> cells(JsonNode roles) {
        var cells = new LinkedHashMap<String, String>();
        roles.properties()
                .forEach(cell -> cells.put(cell.getKey(), cell.getValue().asString()));
        return cells;
    }
}
