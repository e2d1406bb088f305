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
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.JsonNodeType;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/** JSON that is not quite right, made from JSON that is. */
final class HostileJson {

    /** A changed body. */
    record Mutation(String why, JsonNode body, Verdict verdict) {

        Attempt attempt(HttpMethod method, String path) {
            return Attempt.of(why, method, path, bytes(body));
        }
    }

    /** What has to become of a changed body, whatever the changed field means. */
    enum Verdict {
        /** The field may allow it. */
        OPEN,
        /** No field allows the value. */
        BAD_VALUE,
        /** It is not even the shape that was asked for. */
        BAD_SHAPE
    }

    /**
     * A value to put where another is.
     *
     * @param anywhere whether it is worth trying where another type belongs; of numbers and texts a few stand for all
     */
    private record Worse(JsonNode value, JsonNodeType type, Verdict verdict, boolean anywhere) {

        Worse tellsTypesApart() {
            return new Worse(value, type, verdict, true);
        }

        boolean isWorthTrying(JsonNode present) {
            return anywhere || isOfTheTypeOf(present);
        }

        Verdict inPlaceOf(JsonNode present) {
            return isOfTheTypeOf(present) ? verdict : Verdict.BAD_SHAPE;
        }

        private boolean isOfTheTypeOf(JsonNode present) {
            return type == JsonNodeType.NULL || present.isNull() || type == present.getNodeType();
        }
    }

    /** Free form: any field may be in there. */
    private static final String METADATA = "/metadata/";

    /** Escapes, so that half a surrogate pair reaches the service. */
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private static final int LONG_TEXT = 100_000;
    private static final int DEPTH = 20_000;

    private static final JsonNodeFactory NODES = JSON.getNodeFactory();

    /** Every type, and the extremes of each. */
    private static final List<Worse> WORSE = List.of(
            other(NODES.nullNode()),
            other(NODES.booleanNode(true)),
            other(NODES.objectNode()),
            other(NODES.arrayNode()),
            other(NODES.arrayNode().addNull()),
            number("0", Verdict.OPEN).tellsTypesApart(),
            number("-1", Verdict.OPEN),
            number("1.5", Verdict.OPEN).tellsTypesApart(),
            number("2147483648", Verdict.OPEN),
            number("9223372036854775807", Verdict.OPEN),
            number("9223372036854775808", Verdict.BAD_VALUE),
            number("-9223372036854775809", Verdict.BAD_VALUE),
            number("1e400", Verdict.BAD_VALUE),
            number("1e999999999", Verdict.BAD_VALUE).tellsTypesApart(),
            number("9".repeat(900), Verdict.BAD_VALUE),
            text("x".repeat(LONG_TEXT), Verdict.BAD_VALUE),
            text("a\u0000b", Verdict.BAD_VALUE),
            text("\ud800", Verdict.OPEN),
            text("\u202Eevil\uFEFF", Verdict.OPEN),
            text("", Verdict.OPEN).tellsTypesApart(),
            text(" ", Verdict.OPEN).tellsTypesApart(),
            text("x", Verdict.OPEN).tellsTypesApart(),
            text("-1", Verdict.OPEN),
            text("0", Verdict.OPEN).tellsTypesApart(),
            text("0.001", Verdict.OPEN),
            text("1e9", Verdict.OPEN),
            text("NaN", Verdict.OPEN).tellsTypesApart(),
            text("999999999999999999999999", Verdict.OPEN),
            text("usd", Verdict.OPEN),
            text("XXX", Verdict.OPEN),
            text("not-a-uuid", Verdict.OPEN),
            text(UUID.randomUUID().toString(), Verdict.OPEN),
            text("9999-99-99", Verdict.OPEN),
            text("+999999999-12-31", Verdict.OPEN),
            text("2026-02-30", Verdict.OPEN),
            text("+1000000000-12-31T23:59:59.999999999Z", Verdict.OPEN),
            text("-1000000000-01-01T00:00:00Z", Verdict.OPEN),
            text("'; drop table outbox; --", Verdict.OPEN));

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
        mutations.add(new Mutation("without " + pointer, without, Verdict.OPEN));
        for (var worse : worseThan(value)) {
            var changed = root.deepCopy();
            ((ObjectNode) changed.at(parent)).set(name, worse.value());
            mutations.add(changed(pointer, worse, worse.inPlaceOf(value), changed));
        }
        walk(root, pointer, value, mutations);
    }

    private static void element(JsonNode root, String parent, int index, JsonNode value, List<Mutation> mutations) {
        var pointer = parent + "/" + index;
        for (var worse : worseThan(value)) {
            var changed = root.deepCopy();
            ((ArrayNode) changed.at(parent)).set(index, worse.value());
            mutations.add(changed(pointer, worse, worse.inPlaceOf(value), changed));
        }
        walk(root, pointer, value, mutations);
    }

    private static List<Worse> worseThan(JsonNode present) {
        return WORSE.stream().filter(worse -> worse.isWorthTrying(present)).toList();
    }

    private static Mutation changed(String pointer, Worse worse, Verdict verdict, JsonNode body) {
        var text = new String(bytes(worse.value()), UTF_8);
        var shown = text.length() > 60 ? text.substring(0, 60) + "…" : text;
        return new Mutation("%s is %s".formatted(pointer, shown), body, isFree(pointer) ? Verdict.OPEN : verdict);
    }

    private static Mutation withUnknownField(JsonNode root, String pointer) {
        var changed = root.deepCopy();
        ((ObjectNode) changed.at(pointer)).put("nobodyKnowsThis", 1);
        var verdict = isFree(pointer + "/") ? Verdict.OPEN : Verdict.BAD_SHAPE;
        return new Mutation("an unknown field in '%s'".formatted(pointer), changed, verdict);
    }

    private static boolean isFree(String pointer) {
        return pointer.contains(METADATA);
    }

    private static Worse number(String digits, Verdict verdict) {
        return new Worse(NODES.rawValueNode(new RawValue(digits)), JsonNodeType.NUMBER, verdict, false);
    }

    private static Worse text(String text, Verdict verdict) {
        return new Worse(NODES.stringNode(text), JsonNodeType.STRING, verdict, false);
    }

    private static Worse other(JsonNode value) {
        return new Worse(value, value.getNodeType(), Verdict.OPEN, true);
    }

    static byte[] bytes(JsonNode json) {
        return JSON.writeValueAsBytes(json);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
