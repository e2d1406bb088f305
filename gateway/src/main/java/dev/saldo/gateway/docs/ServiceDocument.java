package dev.saldo.gateway.docs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The OpenAPI document of one service. */
record ServiceDocument(String service, ObjectNode json) {

    /** How a document refers to its own components, such as {@code #/components/schemas/Money}. */
    static final String COMPONENTS = "#/components/";

    /** All components but security schemes, of which the gateway has its own; by reference. */
    Map<String, JsonNode> components() {
        var components = new LinkedHashMap<String, JsonNode>();
        for (var section : json.path("components").properties()) {
            if (!section.getKey().equals("securitySchemes")) {
                section.getValue()
                        .properties()
                        .forEach(component -> components.put(
                                COMPONENTS + section.getKey() + "/" + component.getKey(), component.getValue()));
            }
        }
        return components;
    }

    List<ObjectNode> operations() {
        var operations = new ArrayList<ObjectNode>();
        for (var path : json.path("paths").properties()) {
            path.getValue().forEach(operation -> {
                if (operation instanceof ObjectNode object && object.has("responses")) {
                    operations.add(object);
                }
            });
        }
        return operations;
    }

    /** Every string that points to a component: {@code $ref}, and the values of a discriminator's mapping. */
    static Set<String> references(JsonNode node) {
        var references = new LinkedHashSet<String>();
        if (node.isString() && node.stringValue().startsWith(COMPONENTS)) {
            references.add(node.stringValue());
        }
        node.forEach(child -> references.addAll(references(child)));
        return references;
    }
}
