package dev.saldo.kit.outbox;

import dev.saldo.contracts.ContractJson;
import dev.saldo.contracts.clock.ClockAdvanced;
import dev.saldo.contracts.clock.ClockSettled;
import dev.saldo.kit.clock.StoreActivity;
import dev.saldo.kit.time.Times;
import dev.saldo.kit.web.Trace;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionSynchronization;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where a use case announces what it did. The rows commit with the state they tell of; the relay sends them. Appending
 * outside a transaction is an error.
 */
public final class Outbox {

    private static final Set<Class<?>> CLOCKS = Set.of(ClockAdvanced.class, ClockSettled.class);

    private final JsonMapper json = ContractJson.mapper();
    private final DatabaseClient db;
    private final StoreActivity activity;
    private final Clock clock;
    private final Runnable wake;

    Outbox(DatabaseClient db, StoreActivity activity, Clock clock, Runnable wake) {
        this.db = db;
        this.activity = activity;
        this.clock = clock;
        this.wake = wake;
    }

    public Mono<Void> append(OutboxMessage message) {
        return append(List.of(message));
    }

    /** All of them with one statement, in this order. */
    public Mono<Void> append(List<OutboxMessage> messages) {
        return messages.isEmpty()
                ? Mono.empty()
                : wakeAfterCommit()
                        .then(Trace.current())
                        .flatMap(trace -> insert(messages, trace))
                        .then(activity.count(storesOf(messages)));
    }

    /** Of each message that tells of something other than clocks, which would never come to rest. */
    private static List<UUID> storesOf(List<OutboxMessage> messages) {
        return messages.stream()
                .filter(message -> !CLOCKS.contains(message.topic().body()))
                .map(OutboxMessage::store)
                .toList();
    }

    private Mono<Long> insert(List<OutboxMessage> messages, Trace trace) {
        return db.sql("""
                        insert into kit.outbox
                            (event_id, store_id, topic, message_key, payload, event_type, source, occurred_at, traceparent)
                        select u.event_id, u.store_id, u.topic, u.message_key, u.payload, u.event_type, u.source, :at, u.trace
                          from unnest(:events, :stores, :topics, :keys, :payloads, :types, :sources, :traces)
                               with ordinality
                               as u(event_id, store_id, topic, message_key, payload, event_type, source, trace, position)
                         order by u.position""")
                .bind("events", column(messages, OutboxMessage::eventId, UUID[]::new))
                .bind("stores", column(messages, OutboxMessage::store, UUID[]::new))
                .bind("topics", column(messages, message -> message.topic().name(), String[]::new))
                .bind("keys", column(messages, OutboxMessage::key, UUID[]::new))
                .bind("payloads", column(messages, message -> json.writeValueAsString(message.body()), String[]::new))
                .bind("types", column(messages, message -> message.topic().type(), String[]::new))
                .bind("sources", column(messages, message -> message.topic().source(), String[]::new))
                .bind(
                        "traces",
                        column(messages, message -> traceOf(message, trace).parent(), String[]::new))
                .bind("at", Times.now(clock))
                .fetch()
                .rowsUpdated();
    }

    private static Trace traceOf(OutboxMessage message, Trace present) {
        return Objects.requireNonNullElse(message.trace(), present);
    }

    private static <V> V[] column(
            List<OutboxMessage> messages, Function<OutboxMessage, V> value, IntFunction<V[]> array) {
        return messages.stream().map(value).toArray(array);
    }

    /** Fails, before anything is written, when there is no transaction. */
    private Mono<Void> wakeAfterCommit() {
        return TransactionSynchronizationManager.forCurrentTransaction()
                .doOnNext(transaction -> transaction.registerSynchronization(new TransactionSynchronization() {
                    @Override
                    public Mono<Void> afterCommit() {
                        return Mono.fromRunnable(wake);
                    }
                }))
                .then();
    }
}
