package dev.saldo.testkit;

import dev.saldo.contracts.ContractJson;
import dev.saldo.testkit.HostileJson.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends an endpoint everything that clients get wrong, and what attackers try. Whatever is sent, no answer is a 5xx, and
 * every refusal is a problem detail. What can never be right has to be refused: malformed JSON, unknown fields, wrong
 * types, values that no field of ours allows (texts of 100,000 characters, NUL, numbers beyond 64 bits), ids in the path
 * that are nobody's, other content types, other methods. Any other value may be acceptable, such as null for an optional
 * field.
 *
 * <p>What is accepted happens: endpoints are walked in a store that may be spoilt.
 */
public final class BadInput {

    private static final JsonMapper JSON = ContractJson.mapper();

    /** What is no body of an endpoint that needs none either. */
    private static final Map<String, String> NO_BODIES =
            Map.of("an unknown field", "{\"unexpected\":1}", "an array", "[]", "half of an object", "{");

    private final Api api;

    private BadInput(Api api) {
        this.api = api;
    }

    public static BadInput against(Api api) {
        return new BadInput(api);
    }

    /**
     * Walks one endpoint.
     *
     * @param path with real ids, each of which is replaced by worse ones
     * @param body one the endpoint accepts, as a JSON string or anything that can be written as JSON; null for an
     *     endpoint that needs none, which then has to refuse fields it does not know. Below a field called
     *     {@code metadata} any field may be.
     */
    public BadInput send(HttpMethod method, String path, @Nullable Object body) {
        return judge(
                method + " " + path, attempts(method, path, body, EnumSet.of(Verdict.BAD_SHAPE, Verdict.BAD_VALUE)));
    }

    /** Walks an endpoint that takes many rows and answers 200 with a result for each, also when it refuses a value. */
    public BadInput sendRows(HttpMethod method, String path, Object body) {
        return judge(method + " " + path, attempts(method, path, body, EnumSet.of(Verdict.BAD_SHAPE)));
    }

    /** Walks the parameters of a list. */
    public BadInput list(String path) {
        var attempts = HostilePaths.queries(path).stream()
                .map(worse -> Attempt.of("a parameter", HttpMethod.GET, worse, null))
                .toList();
        return judge("GET " + path, attempts);
    }

    private static List<Attempt> attempts(HttpMethod method, String path, @Nullable Object body, Set<Verdict> refused) {
        var valid = body == null ? null : tree(body);
        var bytes = valid == null ? null : HostileJson.bytes(valid);
        var attempts = new ArrayList<Attempt>();
        attempts.add(Attempt.of("a method nobody offers", unusual(method), path, bytes)
                .refused());
        HostilePaths.ids(path)
                .forEach(worse -> attempts.add(
                        Attempt.of("another id", method, worse, bytes).refused()));
        if (valid == null && method.equals(HttpMethod.POST)) {
            NO_BODIES.forEach(
                    (why, text) -> attempts.add(Attempt.of(why, method, path, text.getBytes(StandardCharsets.UTF_8))
                            .refused()));
        }
        if (valid != null) {
            attempts.addAll(contentTypes(method, path, HostileJson.bytes(valid)));
            HostileJson.texts(valid)
                    .forEach((why, text) ->
                            attempts.add(Attempt.of(why, method, path, text).refused()));
            for (var mutation : HostileJson.mutations(valid)) {
                var attempt = mutation.attempt(method, path);
                attempts.add(refused.contains(mutation.verdict()) ? attempt.refused() : attempt);
            }
        }
        return attempts;
    }

    private static HttpMethod unusual(HttpMethod method) {
        return method.equals(HttpMethod.PUT) ? HttpMethod.TRACE : HttpMethod.PUT;
    }

    private static List<Attempt> contentTypes(HttpMethod method, String path, byte[] valid) {
        return List.of("text/plain", "application/xml", "application/x-www-form-urlencoded", "application/x-nonsense")
                .stream()
                .map(type -> Attempt.of("content type " + type, method, path, valid)
                        .as(type)
                        .refused())
                .toList();
    }

    private BadInput judge(String endpoint, List<Attempt> attempts) {
        var faults = attempts.stream()
                .flatMap(attempt -> attempt.fault(api).stream())
                .toList();
        if (!faults.isEmpty()) {
            throw new AssertionError("%s: %d of %d bad requests were answered wrongly:%n%s"
                    .formatted(endpoint, faults.size(), attempts.size(), String.join("\n", faults)));
        }
        return this;
    }

    private static JsonNode tree(Object body) {
        return body instanceof String json ? JSON.readTree(json) : JSON.valueToTree(body);
    }
}
