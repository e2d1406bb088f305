package dev.saldo.suite.scenario;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes bodies out of schemas that a service would probably take.
 *
 * @param ids things that are there, by the name of the field that refers to them
 */
record Samples(ApiDocument document, Map<String, String> ids) {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int DEEPEST = 4;
    private static final AtomicLong COUNT = new AtomicLong();

    /** For fields that take certain words only. */
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("amount", "1.00"),
            Map.entry("belowMarginFloor", "refuse"),
            Map.entry("country", "SE"),
            Map.entry("currency", "USD"),
            Map.entry("defaultCurrency", "USD"),
            Map.entry("endDate", "2027-01-01"),
            Map.entry("expiresAt", inAWeek()),
            Map.entry("feature", "api-calls"),
            Map.entry("locale", "sv-SE"),
            Map.entry("marginFloor", "5"),
            Map.entry("method", "transfer"),
            Map.entry("onMissingCredit", "wait"),
            Map.entry("outcome", "succeeded"),
            Map.entry("paymentType", "one-time"),
            Map.entry("percent", "10"),
            Map.entry("role", "customer"),
            Map.entry("timeZone", "Europe/Stockholm"),
            Map.entry("type", "digital"),
            Map.entry("when", "now"));

    /** What cannot stand beside some other things of the body, and what those are. */
    private static final Map<String, Set<String>> LEFT_OUT = Map.ofEntries(
            Map.entry("addOn", Set.of("changePlan")),
            Map.entry("amount", Set.of("percent")),
            Map.entry("cancel", Set.of("changePlan")),
            Map.entry("charge", Set.of("changePlan")),
            Map.entry("packageSize", Set.of("amount")),
            Map.entry("pause", Set.of("changePlan")),
            Map.entry("periods", Set.of("endDate")),
            Map.entry("planId", Set.of("platformId")),
            Map.entry("planSlug", Set.of("planId")),
            Map.entry("scopes", Set.of("role")),
            Map.entry("tiers", Set.of("amount")),
            Map.entry("token", Set.of("planId", "unitPrice", "until")),
            Map.entry("ttlSeconds", Set.of("expiresAt")));

    /** A new one each time: what must be unique is. */
    ObjectNode body(JsonNode schema) {
        return object(schema, 0);
    }

    private ObjectNode object(JsonNode schema, int depth) {
        var object = JSON.objectNode();
        var properties = document.resolve(schema).path("properties");
        properties.properties().stream()
                .filter(property -> LEFT_OUT.getOrDefault(property.getKey(), Set.of()).stream()
                        .noneMatch(properties::has))
                .forEach(property ->
                        object.set(property.getKey(), value(property.getKey(), property.getValue(), depth)));
        return object;
    }

    private JsonNode value(String name, JsonNode reference, int depth) {
        var schema = document.resolve(reference);
        if (isMoney(schema)) {
            return money("1.00", "USD");
        }
        if (WORDS.containsKey(name) && type(schema).equals("string")) {
            return JSON.stringNode(WORDS.get(name));
        }
        if (schema.has("enum")) {
            return schema.get("enum").get(0);
        }
        return switch (type(schema)) {
            case "integer", "number" -> JSON.numberNode(1);
            case "boolean" -> JSON.booleanNode(true);
            case "array" -> JSON.arrayNode().add(depth < DEEPEST ? value(name, schema.path("items"), depth + 1) : null);
            case "string" -> JSON.stringNode(text(name, schema));
            default -> depth < DEEPEST ? object(schema, depth + 1) : JSON.objectNode();
        };
    }

    private String text(String name, JsonNode schema) {
        return switch (schema.path("format").asString("")) {
            case "uuid" -> ids.getOrDefault(name, Things.UNKNOWN);
            case "date-time" -> day(name) + "T00:00:00Z";
            case "date" -> day(name);
            case "email" -> email();
            default -> free(name);
        };
    }

    /** Something that ends does so after something that begins. */
    private static String day(String name) {
        return name.endsWith("Until") ? "2027-01-01" : "2026-01-01";
    }

    private String free(String name) {
        return switch (name) {
            case "email" -> email();
            case "code", "slug" -> name + "-" + COUNT.incrementAndGet();
            default -> ids.getOrDefault(name, "text " + COUNT.incrementAndGet());
        };
    }

    private static String email() {
        return "ada%d@example.org".formatted(COUNT.incrementAndGet());
    }

    /** OpenAPI 3.1 may name several types, of which one may be null. */
    static String type(JsonNode schema) {
        var type = schema.path("type");
        return type.isArray()
                ? type.valueStream()
                        .map(JsonNode::asString)
                        .filter(name -> !name.equals("null"))
                        .findFirst()
                        .orElse("")
                : type.asString("");
    }

    static boolean isMoney(JsonNode schema) {
        return Set.copyOf(schema.path("properties").propertyNames()).equals(Set.of("amount", "currency"));
    }

    static ObjectNode money(String amount, String currency) {
        return JSON.objectNode().put("amount", amount).put("currency", currency);
    }

    /** Soon enough for a lease, late enough for everything else. */
    private static String inAWeek() {
        return Instant.now()
                .plus(Duration.ofDays(7))
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
    }
}
