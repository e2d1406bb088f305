package dev.saldo.kit.audit;

import dev.saldo.kit.audit.Trail.Written;
import dev.saldo.kit.security.Caller;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Leaves a row for every write, in its transaction: who did what to which thing, what changed, and why if they said. A
 * use case that changes something says with {@link #was} what it found; one that writes several things says each with
 * {@link #wrote}.
 */
public final class Audit {

    /** The header by which callers say why. */
    public static final String REASON = "Audit-Reason";

    public static final int LONGEST_REASON = 500;

    private final AuditTable table;
    private final AuditRows rows;

    Audit(AuditTable table, AuditRows rows) {
        this.table = table;
        this.rows = rows;
    }

    /**
     * What the thing looked like before this write; to be said under its lock. Outside of a request it does nothing.
     *
     * @param view of the same kind as the answer's
     */
    public Mono<Void> was(Object view) {
        return tell(trail -> trail.was(view));
    }

    /**
     * One of the several things that this request wrote.
     *
     * @param before null for what is new
     * @param after null for what is gone
     */
    public Mono<Void> wrote(UUID id, @Nullable Long version, @Nullable Object before, @Nullable Object after) {
        return tell(trail -> trail.add(new Written(id, version, before, after)));
    }

    /** Does the work, joining its transaction, and writes down what became of it. */
    public <V> Mono<ResponseEntity<V>> follow(Caller caller, ServerWebExchange exchange, Mono<ResponseEntity<V>> work) {
        return Mono.defer(() -> {
            var trail = new Trail();
            var reason = AuditRows.reason(exchange);
            return work.delayUntil(
                            answer -> table.append(caller.store(), rows.of(caller, exchange, reason, trail, answer)))
                    .contextWrite(context -> context.put(Trail.class, trail));
        });
    }

    private static Mono<Void> tell(Consumer<Trail> what) {
        return Mono.deferContextual(context -> {
            context.<Trail>getOrEmpty(Trail.class).ifPresent(what);
            return Mono.empty();
        });
    }
}
