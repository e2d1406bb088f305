package dev.saldo.kit.apidoc;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.util.StringUtils;

/** Names operations after what they do to what: {@code getSale}, {@code listMovements}, {@code confirmSale}. */
final class OperationIds {

    private static final String ROOT = "/api/v1/";

    private OperationIds() {}

    /**
     * @param method of HTTP
     * @param path as the handler declares it
     * @param verb the handler's own name
     * @param isList whether it answers a page
     */
    static String of(String method, String path, String verb, boolean isList) {
        var steps = new ArrayList<>(List.of(path.replace(ROOT, "").split("/")));
        var isNamedByPath = camelCase(steps.getLast()).equals(verb);
        if (isNamedByPath && isList) {
            return "list" + StringUtils.capitalize(verb);
        }
        if (isNamedByPath) {
            steps.removeLast();
        }
        var isOne = !steps.isEmpty() && isVariable(steps.getLast());
        var isCreation = method.equals("POST") && !isNamedByPath;
        var noun = steps.stream()
                .filter(step -> !isVariable(step))
                .reduce((_, last) -> last)
                .orElse("");
        return verb + StringUtils.capitalize(camelCase(isOne || isCreation ? singular(noun) : noun));
    }

    private static boolean isVariable(String step) {
        return step.startsWith("{");
    }

    private static String singular(String noun) {
        return noun.endsWith("s") ? noun.substring(0, noun.length() - 1) : noun;
    }

    private static String camelCase(String step) {
        return StringUtils.uncapitalize(
                Arrays.stream(step.split("-")).map(StringUtils::capitalize).collect(joining()));
    }
}
