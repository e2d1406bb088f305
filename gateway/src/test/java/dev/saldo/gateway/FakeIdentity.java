package dev.saldo.gateway;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Identity as the gateway sees it: what it knows is let in, and the rest refused as the contract says. */
public final class FakeIdentity extends FakeService {

    public static final String OWNER_KEY = "sk_live_owner-key-of-the-tests";
    public static final String STORE = "019a0000-0000-7000-8000-000000000001";
    public static final String OTHER_STORE = "019a0000-0000-7000-8000-000000000002";

    /** @param stores the first is taken when the client names none, unless there are more */
    public record Known(String kind, String subject, List<String> stores) {}

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Map<String, Known> known = new ConcurrentHashMap<>();
    private final Map<String, String> idTokens = new ConcurrentHashMap<>();
    private final AtomicInteger tokens = new AtomicInteger();
    private volatile Duration delay = Duration.ZERO;

    public FakeIdentity() {
        super("identity");
        reset();
    }

    @Override
    public void reset() {
        super.reset();
        known.clear();
        delay = Duration.ZERO;
        knows(OWNER_KEY, new Known("api-key", "api-key:owner", List.of(STORE)));
    }

    public void knows(String credential, Known as) {
        known.put(credential, as);
    }

    public void revokes(String credential) {
        known.remove(credential);
    }

    public void takes(Duration time) {
        delay = time;
    }

    public List<JsonNode> exchanges() {
        return received().stream()
                .filter(request -> request.uri().equals("/internal/v1/tokens"))
                .map(request -> JSON.readTree(request.body()))
                .toList();
    }

    public Set<String> knownCredentials() {
        return known.keySet();
    }

    @Override
    public Publisher<Void> behaveWell(Request request, HttpServerResponse response) {
        var answer = switch (request.method() + " " + request.uri()) {
            case "POST /internal/v1/tokens" -> exchange(JSON.readTree(request.body()));
            case "POST /internal/v1/sessions" -> openSession(JSON.readTree(request.body()));
            case "DELETE /internal/v1/sessions" -> endSession(JSON.readTree(request.body()));
            default -> null;
        };
        if (answer == null) {
            return sayName(response);
        }
        if (answer.status() == 204) {
            return response.status(204).send();
        }
        return Mono.delay(delay)
                .then(Mono.defer(() -> response.status(answer.status())
                        .header("Content-Type", "application/json")
                        .sendString(Mono.just(JSON.writeValueAsString(answer.body())))
                        .then()));
    }

    private record Said(int status, Map<String, ?> body) {}

    private Said exchange(JsonNode question) {
        var credential = question.path("credential");
        var who = known.get(credential.path("value").stringValue(""));
        if (who == null || !who.kind().equals(credential.path("kind").stringValue(""))) {
            return problem(401, "unauthenticated");
        }
        var named = question.path("store").stringValue("");
        if (named.isEmpty() && who.stores().size() > 1) {
            return new Said(
                    400,
                    Map.of(
                            "code", "store-not-chosen",
                            "detail", "Choose a store.",
                            "stores",
                                    who.stores().stream()
                                            .map(id -> Map.of("id", id, "name", "Store", "slug", "store"))
                                            .toList()));
        }
        if (who.stores().isEmpty() || !named.isEmpty() && !who.stores().contains(named)) {
            return problem(403, "no-membership");
        }
        var store = named.isEmpty() ? who.stores().getFirst() : named;
        return new Said(
                200,
                Map.of(
                        "token",
                        "internal.token." + tokens.incrementAndGet(),
                        "expiresAt",
                        Instant.now().plusSeconds(300).toString(),
                        "store",
                        store,
                        "subject",
                        who.subject(),
                        "role",
                        "owner",
                        "scopes",
                        List.of("audit:read")));
    }

    private Said openSession(JsonNode question) {
        var secret = "ss_session-number-" + tokens.incrementAndGet();
        knows(secret, new Known("session", "member:one", List.of(STORE)));
        idTokens.put(
                secret,
                question.path("idToken").stringValue() + " "
                        + question.path("nonce").stringValue());
        return new Said(
                201,
                Map.of(
                        "session",
                        secret,
                        "expiresAt",
                        Instant.now().plus(Duration.ofHours(12)).toString()));
    }

    /** The ID token and the nonce that a session was opened with. */
    public String openedWith(String session) {
        return idTokens.get(session);
    }

    private Said endSession(JsonNode question) {
        revokes(question.path("session").stringValue());
        return new Said(204, Map.of());
    }

    private static Said problem(int status, String code) {
        return new Said(status, Map.of("code", code, "detail", "No.", "status", status));
    }
}
