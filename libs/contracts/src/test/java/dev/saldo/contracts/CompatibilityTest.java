package dev.saldo.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class CompatibilityTest {

    private static final JsonNode RELEASED = Committed.JSON.readTree("""
            {
              "$schema": "https://json-schema.org/draft/2020-12/schema",
              "$id": "urn:saldo:contract:sale-counted.v1",
              "description": "A sale was counted.",
              "x-topic": {"name": "sale-counted", "type": "dev.saldo.sale-counted.v1", "source": "/saldo/sales"},
              "type": "object",
              "properties": {
                "saleId": {"type": "string", "format": "uuid", "description": "the sale"},
                "channel": {"type": "string", "enum": ["web", "shop"]},
                "schema": {"const": 1},
                "note": {"type": "string"},
                "lines": {"type": "array", "items": {"$ref": "#/$defs/Line"}},
                "total": {"$ref": "#/$defs/Money", "description": "what it comes to"}
              },
              "required": ["saleId", "channel", "lines", "total"],
              "additionalProperties": true,
              "$defs": {
                "Line": {
                  "type": "object",
                  "properties": {"sku": {"type": "string"}, "quantity": {"type": "integer", "format": "int64"}},
                  "required": ["sku", "quantity"],
                  "additionalProperties": true
                },
                "Money": {
                  "type": "object",
                  "properties": {"amount": {"type": "string", "pattern": "^[0-9]+$"}},
                  "required": ["amount"],
                  "additionalProperties": false
                }
              }
            }
            """);

    static Stream<Arguments> breaks() {
        return Stream.of(
                broken("properties: lost \"note\"", "/properties", schema -> schema.remove("note")),
                broken("/lines[] properties: lost \"sku\"", "/$defs/Line/properties", line -> line.remove("sku")),
                broken("/note type: was \"string\", is \"boolean\"", "/properties/note", type("boolean")),
                broken("/lines[]/quantity type: was \"integer\", is \"string\"", quantity(), type("string")),
                broken(
                        "/lines[]/quantity format: was \"int64\", is \"int32\"",
                        quantity(),
                        quantity -> quantity.put("format", "int32")),
                broken(
                        "/saleId format: was \"uuid\", is nothing",
                        "/properties/saleId",
                        saleId -> saleId.remove("format")),
                broken(
                        "/total/amount pattern: was \"^[0-9]+$\", is \"^-?[0-9]+$\"",
                        "/$defs/Money/properties/amount",
                        amount -> amount.put("pattern", "^-?[0-9]+$")),
                broken("required: \"channel\" is guaranteed no more", "", required("saleId", "lines", "total")),
                broken("/lines[] required: \"sku\" is guaranteed no more", "/$defs/Line", required("quantity")),
                broken(
                        "/saleId type: was \"string\", is [\"string\",\"null\"]",
                        "/properties/saleId",
                        saleId -> saleId.putArray("type").add("string").add("null")),
                broken(
                        "required: events already written lack \"note\"",
                        "",
                        required("saleId", "channel", "lines", "total", "note")),
                broken(
                        "/channel enum: lost \"shop\"",
                        "/properties/channel",
                        channel -> channel.putArray("enum").add("web")),
                broken(
                        "/note enum: was any value, is [\"a\"]",
                        "/properties/note",
                        note -> note.putArray("enum").add("a")),
                broken("/schema const: was 1, is 2", "/properties/schema", schema -> schema.put("const", 2)),
                broken(
                        "additionalProperties: was true, is false",
                        "",
                        schema -> schema.put("additionalProperties", false)),
                broken(
                        "/lines items: was {\"$ref\":\"#/$defs/Line\"}, is nothing",
                        "/properties/lines",
                        lines -> lines.remove("items")),
                broken(
                        "x-topic: was {\"name\":\"sale-counted\",\"type\":\"dev.saldo.sale-counted.v1\","
                                + "\"source\":\"/saldo/sales\"}, is {\"name\":\"sale-counted\","
                                + "\"type\":\"dev.saldo.sale-counted.v2\",\"source\":\"/saldo/sales\"}",
                        "/x-topic",
                        topic -> topic.put("type", "dev.saldo.sale-counted.v2")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("breaks")
    void aBreakIsFoundAndNamed(String found, String place, Consumer<ObjectNode> change) {
        assertThat(Compatibility.breaks(RELEASED, changed(place, change))).containsExactly(found);
    }

    static Stream<Arguments> growth() {
        return Stream.of(
                grown("the same", "", _ -> {}),
                grown("other words", "/properties/saleId", saleId -> saleId.put("description", "the sale's id")),
                grown(
                        "an optional property",
                        "/properties",
                        all -> all.putObject("tip").put("type", "string")),
                grown(
                        "an optional property deep down",
                        "/$defs/Line/properties",
                        line -> line.putObject("tip").put("type", "string")),
                grown(
                        "another enum value",
                        "/properties/channel",
                        channel -> ((ArrayNode) channel.get("enum")).add("phone")),
                grown("any value instead of a few", "/properties/channel", channel -> channel.remove("enum")),
                grown(
                        "a definition inlined",
                        "/properties",
                        properties -> properties.set("total", RELEASED.at("/$defs/Money"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("growth")
    void growthIsNoBreak(String name, String place, Consumer<ObjectNode> change) {
        assertThat(Compatibility.breaks(RELEASED, changed(place, change))).isEmpty();
    }

    @Test
    void aTopicMayComeButNotGo() {
        var released = Map.of("sale-counted", RELEASED);

        assertThat(Compatibility.breaks(released, Map.of("sale-counted", RELEASED, "sale-weighed", RELEASED)))
                .isEmpty();
        assertThat(Compatibility.breaks(released, Map.of("sale-weighed", RELEASED)))
                .containsExactly("sale-counted is gone");
    }

    @Test
    void aKeywordItCannotJudgeIsAnError() {
        var present = changed("/properties/note", note -> note.putArray("anyOf"));

        assertThatThrownBy(() -> Compatibility.breaks(RELEASED, present)).hasMessage("/note anyOf: cannot be judged");
    }

    private static JsonNode changed(String place, Consumer<ObjectNode> change) {
        var copy = RELEASED.deepCopy();
        change.accept(copy.at(place).asObject());
        return copy;
    }

    private static Arguments broken(String found, String place, Consumer<ObjectNode> change) {
        return arguments(found, place, change);
    }

    private static Arguments grown(String name, String place, Consumer<ObjectNode> change) {
        return arguments(name, place, change);
    }

    private static String quantity() {
        return "/$defs/Line/properties/quantity";
    }

    private static Consumer<ObjectNode> type(String type) {
        return schema -> schema.put("type", type);
    }

    private static Consumer<ObjectNode> required(String... names) {
        return schema -> {
            var required = schema.putArray("required");
            for (var name : names) {
                required.add(name);
            }
        };
    }
}
