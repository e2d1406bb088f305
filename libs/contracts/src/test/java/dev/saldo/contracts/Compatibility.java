package dev.saldo.contracts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What in the present schemas breaks those who rely on the released ones: consumers that read events of today with a
 * record of then, and consumers of today that read events still lying in the topics. Optional properties, more enum
 * values and topics may be added; nothing else about values may change. A keyword it cannot judge is an error.
 */
final class Compatibility {

    private static final Set<String> WORDS =
            Set.of("$schema", "$id", "$defs", "title", "description", "examples", "deprecated");
    private static final Set<String> FIXED =
            Set.of("x-topic", "type", "format", "pattern", "const", "additionalProperties");
    private static final Set<String> STRUCTURE = Set.of("properties", "required", "items", "enum");

    private final List<String> breaks = new ArrayList<>();
    private final JsonNode releasedRoot;
    private final JsonNode presentRoot;

    private Compatibility(JsonNode releasedRoot, JsonNode presentRoot) {
        this.releasedRoot = releasedRoot;
        this.presentRoot = presentRoot;
    }

    /** All topics, by name; empty when nothing breaks. */
    static List<String> breaks(Map<String, JsonNode> released, Map<String, JsonNode> present) {
        var breaks = new ArrayList<String>();
        released.forEach((topic, schema) -> {
            var now = present.get(topic);
            if (now == null) {
                breaks.add(topic + " is gone");
            } else {
                breaks(schema, now).forEach(change -> breaks.add(topic + ": " + change));
            }
        });
        return breaks;
    }

    /** One topic; each break as {@code path keyword: what happened}. */
    static List<String> breaks(JsonNode released, JsonNode present) {
        var compatibility = new Compatibility(released, present);
        compatibility.compare("", released, present);
        return List.copyOf(compatibility.breaks);
    }

    private void compare(String path, JsonNode released, JsonNode present) {
        var was = resolved(released, releasedRoot);
        var is = resolved(present, presentRoot);
        refuseUnknown(path, was);
        refuseUnknown(path, is);
        FIXED.stream().sorted().forEach(keyword -> compareFixed(path, keyword, was.path(keyword), is.path(keyword)));
        compareEnum(path, was.path("enum"), is.path("enum"));
        compareRequired(path, was.path("required"), is.path("required"));
        compareProperties(path, was.path("properties"), is.path("properties"));
        if (was.has("items") && is.has("items")) {
            compare(path + "[]", was.get("items"), is.get("items"));
        } else if (was.has("items") || is.has("items")) {
            broken(path, "items: was %s, is %s".formatted(shown(was.path("items")), shown(is.path("items"))));
        }
    }

    private void compareFixed(String path, String keyword, JsonNode was, JsonNode is) {
        if (!was.equals(is)) {
            broken(path, "%s: was %s, is %s".formatted(keyword, shown(was), shown(is)));
        }
    }

    private void compareEnum(String path, JsonNode was, JsonNode is) {
        if (is.isMissingNode()) {
            return;
        }
        if (was.isMissingNode()) {
            broken(path, "enum: was any value, is " + is);
        }
        was.values().stream()
                .filter(value -> !contains(is, value))
                .forEach(value -> broken(path, "enum: lost " + value));
    }

    private void compareRequired(String path, JsonNode was, JsonNode is) {
        was.values().stream()
                .filter(name -> !contains(is, name))
                .forEach(name -> broken(path, "required: %s is guaranteed no more".formatted(name)));
        is.values().stream()
                .filter(name -> !contains(was, name))
                .forEach(name -> broken(path, "required: events already written lack " + name));
    }

    private void compareProperties(String path, JsonNode was, JsonNode is) {
        for (var property : was.properties()) {
            var name = property.getKey();
            if (is.has(name)) {
                compare(path + "/" + name, property.getValue(), is.get(name));
            } else {
                broken(path, "properties: lost \"%s\"".formatted(name));
            }
        }
    }

    private void broken(String path, String what) {
        breaks.add((path + " " + what).strip());
    }

    private static JsonNode resolved(JsonNode schema, JsonNode root) {
        if (!schema.has("$ref")) {
            return schema;
        }
        var target = root.at(schema.get("$ref").stringValue().substring(1))
                .deepCopy()
                .asObject();
        target.setAll(schema.asObject());
        target.remove("$ref");
        return target;
    }

    private static void refuseUnknown(String path, JsonNode schema) {
        for (var keyword : schema.propertyNames()) {
            if (!WORDS.contains(keyword) && !FIXED.contains(keyword) && !STRUCTURE.contains(keyword)) {
                throw new IllegalArgumentException("%s %s: cannot be judged".formatted(path, keyword));
            }
        }
    }

    private static boolean contains(JsonNode array, JsonNode value) {
        return array.values().contains(value);
    }

    private static String shown(JsonNode value) {
        return value.isMissingNode() ? "nothing" : value.toString();
    }
}
