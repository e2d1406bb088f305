package dev.saldo.kit.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.saldo.contracts.ContractJson;
import dev.saldo.kit.audit.Audit;
import dev.saldo.kit.security.Caller;
import dev.saldo.kit.time.Times;
import dev.saldo.kit.web.IdempotencyTable.Kept;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes with an {@code Idempotency-Key} happen once: key, effect and first answer commit in one transaction, so there
 * is no moment at which a crash could leave the one without the others. The same key and body get the first answer
 * again, marked {@code Idempotency-Replayed: true}; another body is 422; while the first is still running, 409. A
 * refused write keeps nothing, so its key may be used again.
 */
public final class Idempotency {

    public static final String KEY = "Idempotency-Key";
    static final String REPLAYED = "Idempotency-Replayed";
    public static final int LONGEST_KEY = 255;

    /** Reads what we wrote ourselves, which may add up to more than anybody may ask for. */
    private static final JsonMapper ANSWERS = ContractJson.mapper();

    private final IdempotencyTable table;
    private final TransactionalOperator transaction;
    private final Audit audit;
    private final JsonMapper json;
    private final Clock clock;

    Idempotency(IdempotencyTable table, TransactionalOperator transaction, Audit audit, JsonMapper json, Clock clock) {
        this.table = table;
        this.transaction = transaction;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Does the work unless it was done already, and leaves its row in the audit.
     *
     * @param body what was asked for; null for requests without a body
     * @param view the class of the answer's body, which must survive being written and read as JSON
     * @param work joins the transaction; must not wait for other services
     */
    public <V> Mono<ResponseEntity<V>> once(
            Caller caller,
            ServerWebExchange exchange,
            @Nullable Object body,
            Class<V> view,
            Mono<ResponseEntity<V>> work) {
        var audited = audit.follow(caller, exchange, work);
        return Mono.defer(() -> {
                    var key = keyOf(caller, exchange);
                    return key == null ? audited : once(key, fingerprint(exchange, body), view, audited);
                })
                .as(transaction::transactional);
    }

    private <V> Mono<ResponseEntity<V>> once(
            IdempotencyKey key, String fingerprint, Class<V> view, Mono<ResponseEntity<V>> work) {
        return table.tryLock(List.of(key))
                .filter(locked -> locked.contains(key))
                .switchIfEmpty(Mono.error(Idempotency::inProgress))
                .then(Mono.defer(() -> table.find(List.of(key))))
                .mapNotNull(found -> found.get(key))
                .map(first -> replayed(first, fingerprint, view))
                .switchIfEmpty(Mono.defer(() -> work.delayUntil(
                        answer -> table.keep(List.of(kept(key, fingerprint, answer)), Times.now(clock)))));
    }

    /** The key a request came with; null without one. */
    static @Nullable IdempotencyKey keyOf(Caller caller, ServerWebExchange exchange) {
        var key = keyIn(exchange);
        return key == null ? null : IdempotencyKey.of(caller, key);
    }

    /** The text of the key a request came with; null without one. */
    public static @Nullable String keyIn(ServerWebExchange exchange) {
        var key = exchange.getRequest().getHeaders().getFirst(KEY);
        if (key != null && (key.isBlank() || key.length() > LONGEST_KEY)) {
            throw Problem.malformed(KEY, "must have 1 to %d characters".formatted(LONGEST_KEY));
        }
        return key;
    }

    static Problem inProgress() {
        return Problem.conflict(
                "idempotency-key-in-progress", "The first request with this Idempotency-Key is still running.");
    }

    Kept kept(IdempotencyKey key, String fingerprint, ResponseEntity<?> answer) {
        return new Kept(
                key,
                new FirstAnswer(
                        fingerprint,
                        answer.getStatusCode().value(),
                        answer.getHeaders().getFirst("Location"),
                        answer.getHeaders().getETag(),
                        rememberable(answer.getBody())));
    }

    private @Nullable String rememberable(@Nullable Object body) {
        return switch (body) {
            case null -> null;
            case ShownOnce secretive -> json.writeValueAsString(secretive.withoutSecret());
            default -> json.writeValueAsString(body);
        };
    }

    static <V> ResponseEntity<V> replayed(FirstAnswer first, String fingerprint, Class<V> view) {
        if (!first.fingerprint().equals(fingerprint)) {
            throw Problem.keyReused();
        }
        var answer = ResponseEntity.status(first.status()).header(REPLAYED, "true");
        if (first.location() != null) {
            answer.location(URI.create(first.location()));
        }
        if (first.etag() != null) {
            answer.eTag(first.etag());
        }
        return first.body() == null ? answer.build() : answer.body(ANSWERS.readValue(first.body(), view));
    }

    String fingerprint(ServerWebExchange exchange, @Nullable Object body) {
        var request = exchange.getRequest();
        var text = request.getMethod() + " " + request.getURI().getRawPath() + "\n"
                + (body == null ? "" : json.writeValueAsString(body));
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
