package dev.saldo.kit.web;

import dev.saldo.kit.audit.Audit;
import dev.saldo.kit.batch.NaturalBatching;
import dev.saldo.kit.security.Caller;
import dev.saldo.kit.time.Times;
import dev.saldo.kit.web.GatheredWrites.Outcome.Done;
import dev.saldo.kit.web.GatheredWrites.Outcome.Refused;
import dev.saldo.kit.web.IdempotencyTable.Kept;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Writes of many requests in one transaction, in the order of their arrival: a commit costs a disk flush, however much
 * it holds. Each request has what {@link Idempotency} would give it alone: its key, its first answer, its row in the
 * audit.
 *
 * @param <W> what a request wants
 * @param <V> what it is answered
 */
public final class GatheredWrites<W, V> {

    /**
     * What one of the requests wants.
     *
     * @param trace for the events that come of it
     */
    public record Wish<W>(Caller caller, W wanted, Trace trace) {}

    /** What became of a wish. A refusal is a value: it must not undo what others are granted. */
    public sealed interface Outcome<V> {

        /** @param before what was found, for the audit, of the same kind as the answer; null for what is new */
        record Done<V>(ResponseEntity<V> answer, @Nullable Object before) implements Outcome<V> {}

        record Refused<V>(Problem problem) implements Outcome<V> {}

        /** Done with this answer, or refused with the problem that answering throws. */
        static <V> Outcome<V> of(Supplier<ResponseEntity<V>> answer) {
            return of(null, answer);
        }

        /** The same of something that was there before. */
        static <V> Outcome<V> of(@Nullable Object before, Supplier<ResponseEntity<V>> answer) {
            try {
                return new Done<>(answer.get(), before);
            } catch (Problem refusal) {
                return new Refused<>(refusal);
            }
        }
    }

    private record Request<W>(
            Wish<W> wish,
            ServerWebExchange exchange,
            @Nullable IdempotencyKey key,
            String fingerprint) {}

    private final Function<List<Wish<W>>, Mono<List<Outcome<V>>>> work;
    private final Class<V> view;
    private final Idempotency idempotency;
    private final IdempotencyTable table;
    private final Audit audit;
    private final TransactionalOperator transaction;
    private final Clock clock;
    private final NaturalBatching<Request<W>, Outcome<V>> batching;

    GatheredWrites(
            Function<List<Wish<W>>, Mono<List<Outcome<V>>>> work,
            Class<V> view,
            Idempotency idempotency,
            IdempotencyTable table,
            Audit audit,
            TransactionalOperator transaction,
            Clock clock,
            GatheringProperties properties) {
        this.work = work;
        this.view = view;
        this.idempotency = idempotency;
        this.table = table;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
        this.batching = new NaturalBatching<>(this::doAll, properties.largestBatch(), properties.capacity());
    }

    /**
     * Grants the wish together with those that wait at the moment, unless it was granted already.
     *
     * @param body what was asked for; null for requests without a body
     */
    public Mono<ResponseEntity<V>> write(Caller caller, ServerWebExchange exchange, @Nullable Object body, W wanted) {
        return Trace.current()
                .flatMap(trace -> {
                    audit.requireReason(exchange);
                    var key = Idempotency.keyOf(caller, exchange);
                    var fingerprint = key == null ? "" : idempotency.fingerprint(exchange, body);
                    return batching.submit(
                            new Request<>(new Wish<>(caller, wanted, trace), exchange, key, fingerprint));
                })
                .map(outcome -> switch (outcome) {
                    case Done<V>(var answer, var _) -> answer;
                    case Refused<V>(var problem) -> throw problem;
                });
    }

    /** How many requests wait. */
    int waiting() {
        return batching.present();
    }

    private Mono<List<Outcome<V>>> doAll(List<Request<W>> requests) {
        var keys = requests.stream().flatMap(GatheredWrites::keyOf).toList();
        return table.tryLock(keys)
                .flatMap(locked -> table.find(locked).map(first -> settled(requests, locked, first)))
                .flatMap(settled -> grant(requests, settled))
                .as(transaction::transactional);
    }

    /** Which outcomes are clear before anything is done; null for the others. */
    private List<@Nullable Outcome<V>> settled(
            List<Request<W>> requests, Set<IdempotencyKey> locked, Map<IdempotencyKey, FirstAnswer> first) {
        var free = new HashSet<>(locked);
        var settled = new ArrayList<@Nullable Outcome<V>>();
        for (var request : requests) {
            var key = request.key();
            if (key == null) {
                settled.add(null);
            } else if (!free.remove(key)) {
                settled.add(new Refused<>(Idempotency.inProgress()));
            } else {
                var answer = first.get(key);
                settled.add(
                        answer == null
                                ? null
                                : Outcome.of(() -> Idempotency.replayed(answer, request.fingerprint(), view)));
            }
        }
        return settled;
    }

    private Mono<List<Outcome<V>>> grant(List<Request<W>> requests, List<@Nullable Outcome<V>> settled) {
        var open = new ArrayList<Request<W>>();
        for (var index = 0; index < requests.size(); index++) {
            if (settled.get(index) == null) {
                open.add(requests.get(index));
            }
        }
        var granted = open.isEmpty()
                ? Mono.just(List.<Outcome<V>>of())
                : work.apply(open.stream().map(Request::wish).toList())
                        .delayUntil(outcomes -> remember(open, outcomes));
        return granted.map(outcomes -> inOrder(settled, outcomes));
    }

    private Mono<Void> remember(List<Request<W>> requests, List<Outcome<V>> outcomes) {
        var writes = new ArrayList<Audit.Write>();
        var answers = new ArrayList<Kept>();
        for (var index = 0; index < requests.size(); index++) {
            if (outcomes.get(index) instanceof Done<V>(var answer, var before)) {
                var request = requests.get(index);
                writes.add(new Audit.Write(request.wish().caller(), request.exchange(), answer, before));
                keyOf(request)
                        .map(key -> idempotency.kept(key, request.fingerprint(), answer))
                        .forEach(answers::add);
            }
        }
        return audit.wrote(writes).then(table.keep(answers, Times.now(clock)));
    }

    private static <V> List<Outcome<V>> inOrder(List<@Nullable Outcome<V>> settled, List<Outcome<V>> granted) {
        var next = granted.iterator();
        var all = new ArrayList<Outcome<V>>();
        settled.forEach(outcome -> all.add(outcome == null ? next.next() : outcome));
        return all;
    }

    private static Stream<IdempotencyKey> keyOf(Request<?> request) {
        return Stream.ofNullable(request.key());
    }
}
