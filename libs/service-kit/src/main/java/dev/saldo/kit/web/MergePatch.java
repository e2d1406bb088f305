package dev.saldo.kit.web;

import jakarta.validation.Validator;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** JSON merge patch (RFC 7396) over a record of the fields that may be changed. */
public final class MergePatch {

    private final JsonMapper json;
    private final Validator validator;

    MergePatch(JsonMapper json, Validator validator) {
        this.json = json;
        this.validator = validator;
    }

    /**
     * The record as the patch leaves it. Unknown fields and wrong types are 400, what breaks the record's constraints
     * 422.
     */
    public <T> T apply(JsonNode patch, T current) {
        if (!patch.isObject()) {
            throw Problem.malformed("", "must be an object");
        }
        var patched = read(merged(json.valueToTree(current), patch), current);
        var violations = validator.validate(patched);
        if (!violations.isEmpty()) {
            throw InputProblems.of(violations);
        }
        return patched;
    }

    private <T> T read(JsonNode patched, T current) {
        @SuppressWarnings("unchecked")
        var type = (Class<T>) current.getClass();
        try {
            return json.treeToValue(patched, type);
        } catch (JacksonException unreadable) {
            throw InputProblems.of(unreadable);
        }
    }

    /**
     * Below the first level a null removes the member. On the first level it stays, so that a required field says it
     * is required rather than keeping its old value.
     */
    private static JsonNode merged(JsonNode target, JsonNode patch) {
        var result = ((ObjectNode) target).deepCopy();
        patch.properties().forEach(change -> {
            if (change.getValue().isNull()) {
                result.putNull(change.getKey());
            } else {
                result.set(change.getKey(), nested(result.path(change.getKey()), change.getValue()));
            }
        });
        return result;
    }

    private static JsonNode nested(JsonNode target, JsonNode patch) {
        if (!(patch instanceof ObjectNode changes)) {
            return patch;
        }
        var result = target instanceof ObjectNode object ? object.deepCopy() : changes.objectNode();
        changes.properties().forEach(change -> {
            if (change.getValue().isNull()) {
                result.remove(change.getKey());
            } else {
                result.set(change.getKey(), nested(result.path(change.getKey()), change.getValue()));
            }
        });
        return result;
    }
}
