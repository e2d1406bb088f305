package dev.saldo.kit.audit;

import dev.saldo.kit.audit.AuditTable.Entry;
import dev.saldo.kit.audit.Trail.Written;
import dev.saldo.kit.security.Caller;
import java.util.List;
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
            return work.delayUntil(answer -> table.append(entries(caller, exchange, reason, trail, answer)))
                    .contextWrite(context -> context.put(Trail.class, trail));
        });
    }

    /**
     * A write that was done together with those of others.
     *
     * @param answer what it is answered
     * @param before what was found, of the same kind as the answer; null for what is new
     */
    public record Write(
            Caller caller,
            ServerWebExchange exchange,
            ResponseEntity<?> answer,
            @Nullable Object before) {

        private Trail trail() {
            var trail = new Trail();
            if (before != null) {
                trail.was(before);
            }
            return trail;
        }
    }

    /** Writes down all of these with one statement, in the transaction that did them. */
    public Mono<Void> wrote(List<Write> writes) {
        return Mono.defer(() -> table.append(writes.stream()
                .flatMap(write -> entries(
                        write.caller(),
                        write.exchange(),
                        AuditRows.reason(write.exchange()),
                        write.trail(),
                        write.answer())
                        .stream())
                .toList()));
    }

    /**
     * What the service did without being asked over HTTP, or in another store than the asker's.
     *
     * @param operation names it, such as {@code identity.forget-customer}
     * @param before null for what is new
     * @param after null for what is gone
     */
    public Mono<Void> did(
            UUID store,
            String subject,
            String operation,
            String aggregateType,
            UUID id,
            @Nullable Object before,
            @Nullable Object after) {
        return Mono.defer(() ->
                table.append(List.of(new Entry(store, rows.of(subject, operation, aggregateType, id, before, after)))));
    }

    /** Refuses a reason that could not be written down, before anything is done. */
    public void requireReason(ServerWebExchange exchange) {
        AuditRows.reason(exchange);
    }

    private List<Entry> entries(
            Caller caller, ServerWebExchange exchange, @Nullable String reason, Trail trail, ResponseEntity<?> answer) {
        return rows.of(caller, exchange, reason, trail, answer).stream()
                .map(row -> new Entry(caller.store(), row))
                .toList();
    }

    private static Mono<Void> tell(Consumer<Trail> what) {
        return Mono.deferContextual(context -> {
            context.<Trail>getOrEmpty(Trail.class).ifPresent(what);
            return Mono.empty();
        });
    }
}
