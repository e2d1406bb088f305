package dev.saldo.suite.scenario;

import static dev.saldo.suite.scenario.Samples.isMoney;
import static dev.saldo.suite.scenario.Samples.money;
import static dev.saldo.suite.scenario.Samples.type;

import dev.saldo.suite.scenario.ApiDocument.Operation;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Everything a body can get wrong, by what it is. */
final class BadBodies {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** With an overdraft, a balance below zero may be what somebody wants to be warned of; ranks are only compared. */
    private static final Pattern MAY_BE_NEGATIVE = Pattern.compile("/adjust/amount$|/thresholds/|/rank$");

    private final ApiDocument document;
    private final Operation operation;
    private final Supplier<ObjectNode> good;
    private final Map<String, String> bodies = new LinkedHashMap<>();

    private BadBodies(ApiDocument document, Operation operation, Supplier<ObjectNode> good) {
        this.document = document;
        this.operation = operation;
        this.good = good;
    }

    /** @param good makes a body that is right, another one each time */
    static Map<String, String> of(ApiDocument document, Operation operation, Supplier<ObjectNode> good) {
        var bad = new BadBodies(document, operation, good);
        bad.wrongAsAWhole();
        bad.fields(operation.body(), "");
        return bad.bodies;
    }

    private void wrongAsAWhole() {
        bodies.put("malformed JSON", "{\"name\": ");
        bodies.put("an array", "[]");
        bodies.put("a text", "\"text\"");
        bodies.put("a number", "42");
        bodies.put("broken UTF-8 escape", "{\"name\": \"\\ud8\"}");
        if (operation.bodyRequired()) {
            bodies.put("nothing", "");
        }
        bodies.put("an unknown field", good.get().put("colour", "blue").toString());
    }

    private void fields(JsonNode schema, String at) {
        document.resolve(schema).path("properties").properties().forEach(property -> {
            var name = at + "/" + property.getKey();
            field(name, document.resolve(property.getValue()));
        });
    }

    private void field(String at, JsonNode schema) {
        if (isMoney(schema)) {
            amounts(at);
            return;
        }
        switch (type(schema)) {
            case "string" -> {
                put(at, "a number", JSON.numberNode(42));
                put(at, "an object", JSON.objectNode());
                put(at, "100,000 letters", JSON.stringNode("x".repeat(100_000)));
            }
            case "integer", "number" -> {
                put(at, "a word", JSON.stringNode("many"));
                if (!mayBeNegative(at)) {
                    put(at, "a negative number", JSON.numberNode(-1));
                }
                put(at, "a huge number", JSON.numberNode(Long.MAX_VALUE));
                put(at, "more than a long", JSON.numberNode(new BigInteger("9".repeat(30))));
                if (type(schema).equals("integer")) {
                    put(at, "a fraction", JSON.numberNode(1.5));
                }
            }
            case "boolean" -> put(at, "a word", JSON.stringNode("perhaps"));
            case "array" -> {
                put(at, "a word", JSON.stringNode("many"));
                list(at, schema.path("items"));
            }
            default -> {
                put(at, "a word", JSON.stringNode("text"));
                fields(schema, at);
            }
        }
    }

    /** A bulk judges the values of its rows one by one, in an answer that is a success. */
    private void list(String at, JsonNode items) {
        put(at, "a list of nothing", JSON.arrayNode().addNull());
        if (!operation.path().endsWith("/bulk")) {
            fields(items, at + "/0");
        }
    }

    private void amounts(String at) {
        if (!mayBeNegative(at)) {
            put(at, "a negative amount", money("-1.00", "USD"));
        }
        put(at, "a huge amount", money("9".repeat(18), "USD"));
        put(at, "an absurd amount", money("9".repeat(400), "USD"));
        put(at, "too many decimals", money("1.001", "USD"));
        put(at, "no amount", money("free", "USD"));
        put(at, "a currency that does not exist", money("1.00", "ABC"));
        put(at, "a currency without minor units", money("1.00", "XAU"));
        put(at, "an amount as a number", JSON.objectNode().put("amount", 1.0).put("currency", "USD"));
        if (!operation.method().equals("PATCH")) {
            // where a merge patch keeps the currency there is
            put(at, "an amount without currency", JSON.objectNode().put("amount", "1.00"));
        }
        put(at, "a bare number", JSON.numberNode(1));
    }

    private boolean mayBeNegative(String at) {
        return MAY_BE_NEGATIVE.matcher(operation.path() + at).find();
    }

    /** The good body with one thing replaced; of a patch, that thing alone. */
    private void put(String pointer, String what, JsonNode value) {
        var body = operation.method().equals("PATCH") ? JSON.objectNode() : good.get();
        var last = pointer.lastIndexOf('/');
        var parent = last == 0 ? body : body.at(pointer.substring(0, last));
        if (parent.isMissingNode() && !pointer.contains("/0")) {
            parent = body.withObject(pointer.substring(0, last));
        }
        if (parent instanceof ObjectNode object) {
            object.set(pointer.substring(last + 1), value);
            bodies.put("%s as %s".formatted(what, pointer), body.toString());
        }
    }
}
