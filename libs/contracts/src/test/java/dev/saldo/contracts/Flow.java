package dev.saldo.contracts;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * What the records do not say of a topic.
 *
 * @param key JSON pointers into the body; the first that leads somewhere is the key
 * @param consumers the services known to listen
 */
record Flow(List<String> key, List<String> consumers) {

    /** By topic name. */
    static Map<String, Flow> all() {
        var text = Committed.read(Committed.CONTRACTS.resolve("flows.yaml"));
        return new YAMLMapper().readValue(text, new TypeReference<LinkedHashMap<String, Flow>>() {});
    }

    JsonNode keyOf(JsonNode body) {
        return key.stream()
                .map(body::at)
                .filter(value -> !value.isMissingNode())
                .findFirst()
                .orElseThrow();
    }

    /** For people: {@code saleId, else movements/0/platformId}. */
    String keyInWords() {
        return String.join(
                ", else ", key.stream().map(pointer -> pointer.substring(1)).toList());
    }
}
