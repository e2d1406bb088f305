package dev.saldo.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpMethod;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/** JSON that is not quite right, made from JSON that is. */
final class HostileJson {

    /**
     * A changed body.
     *
     * @param neverRight whether no endpoint may accept it, whatever the field means
     */
    record Mutation(String why, JsonNode body, boolean neverRight) {

        Attempt attempt(HttpMethod method, String path) {
            var attempt = Attempt.of(why, method, path, bytes(body));
            return neverRight ? attempt.refused() : attempt;
        }
    }

    /** Free form: any field may be in there. */
    private static final String METADATA = "/metadata";

    /** Escapes, so that half a surrogate pair reaches the service. */
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private static final int LONG_TEXT = 100_000;
    private static final int DEPTH = 20_000;

    private static final List<String> NUMBERS = List.of(
            "0",
            "-1",
            "1.5",
            "2147483648",
            "9223372036854775807",
            "9223372036854775808",
            "-9223372036854775809",
            "1e400",
            "1e999999999",
            "9".repeat(900));

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "x",
            "x".repeat(LONG_TEXT),
            "a\u0000b",
            "\ud800",
            "\u202Eevil\uFEFF",
            "-1",
            "0",
            "0.001",
            "1e9",
            "NaN",
            "999999999999999999999999",
            "usd",
            "XXX",
            "not-a-uuid",
            "0000-00-00",
            "9999-99-99",
            "+999999999-12-31",
            "2026-02-30",
            "+1000000000-12-31T23:59:59.999999999Z",
            "-1000000000-01-01T00:00:00Z",
            "'; drop table outbox; --");

    private HostileJson() {}

    /** What is no JSON of the right shape at all, by what is wrong with it. */
    static Map<String, byte[]> texts(JsonNode valid) {
        var json = new String(bytes(valid), UTF_8);
        var texts = new LinkedHashMap<String, byte[]>();
        texts.put("nothing", new byte[0]);
        texts.put("blanks", bytes("  \n "));
        texts.put("no JSON", bytes("hello"));
        texts.put("half of it", bytes(json.substring(0, json.length() / 2)));
        texts.put("without an end", bytes(json.substring(0, json.length() - 1)));
        texts.put("single quotes", bytes("{'a': 1}"));
        texts.put(
                "a trailing comma", bytes(json.substring(0, json.length() - 1) + "," + json.charAt(json.length() - 1)));
        texts.put("null", bytes("null"));
        texts.put("a number", bytes("42"));
        texts.put("a string", bytes("\"text\""));
        texts.put("invalid UTF-8", new byte[] {'{', '"', (byte) 0xC3, 0x28, '"', ':', '1', '}'});
        texts.put("a deep nest", bytes("[".repeat(DEPTH) + "]".repeat(DEPTH)));
        texts.put("XML", bytes("<?xml version=\"1.0\"?><a/>"));
        texts.put(valid.isArray() ? "an object" : "an array", bytes(valid.isArray() ? "{}" : "[" + json + "]"));
        return texts;
    }

    /** The body with one thing changed, for every thing in it. */
    static List<Mutation> mutations(JsonNode valid) {
        var mutations = new ArrayList<Mutation>();
        walk(valid, "", valid, mutations);
        return mutations;
    }

    private static void walk(JsonNode root, String pointer, JsonNode node, List<Mutation> mutations) {
        if (node instanceof ObjectNode object) {
            mutations.add(withUnknownField(root, pointer));
            object.properties().forEach(field -> field(root, pointer, field.getKey(), field.getValue(), mutations));
        } else if (node instanceof ArrayNode array) {
            for (var index = 0; index < array.size(); index++) {
                element(root, pointer, index, array.get(index), mutations);
            }
        }
    }

    private static void field(JsonNode root, String parent, String name, JsonNode value, List<Mutation> mutations) {
        var pointer = parent + "/" + name.replace("~", "~0").replace("/", "~1");
        var without = root.deepCopy();
        ((ObjectNode) without.at(parent)).remove(name);
        mutations.add(new Mutation("without " + pointer, without, false));
        for (var worse : worse(value)) {
            var changed = root.deepCopy();
            ((ObjectNode) changed.at(parent)).set(name, worse);
            mutations.add(changed(pointer, worse, changed));
        }
        walk(root, pointer, value, mutations);
    }

    private static void element(JsonNode root, String parent, int index, JsonNode value, List<Mutation> mutations) {
        var pointer = parent + "/" + index;
        for (var worse : worse(value)) {
            var changed = root.deepCopy();
            ((ArrayNode) changed.at(parent)).set(index, worse);
            mutations.add(changed(pointer, worse, changed));
        }
        walk(root, pointer, value, mutations);
    }

    private static Mutation changed(String pointer, JsonNode worse, JsonNode body) {
        var text = new String(bytes(worse), UTF_8);
        var shown = text.length() > 60 ? text.substring(0, 60) + "…" : text;
        return new Mutation("%s is %s".formatted(pointer, shown), body, false);
    }

    private static Mutation withUnknownField(JsonNode root, String pointer) {
        var changed = root.deepCopy();
        ((ObjectNode) changed.at(pointer)).put("nobodyKnowsThis", 1);
        return new Mutation("an unknown field in '%s'".formatted(pointer), changed, !pointer.contains(METADATA));
    }

    /** Values to put where this one is: every other type, and the extremes of its own. */
    private static List<JsonNode> worse(JsonNode value) {
        var nodes = JSON.getNodeFactory();
        var worse = new ArrayList<JsonNode>();
        worse.add(nodes.nullNode());
        worse.add(nodes.booleanNode(true));
        worse.add(nodes.objectNode());
        worse.add(nodes.arrayNode());
        worse.add(nodes.arrayNode().addNull());
        for (var number : NUMBERS) {
            worse.add(nodes.rawValueNode(new RawValue(number)));
        }
        for (var text : TEXTS) {
            worse.add(nodes.stringNode(text));
        }
        worse.add(nodes.stringNode(UUID.randomUUID().toString()));
        worse.removeIf(value::equals);
        return worse;
    }

    static byte[] bytes(JsonNode json) {
        return JSON.writeValueAsBytes(json);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
