package dev.saldo.kit.web;

import static java.util.stream.Collectors.toMap;

import dev.saldo.kit.web.IdempotencyTable.Kept;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import reactor.core.publisher.Mono;

/**
 * The first answers to many small writes whose keys are in their bodies, for those that count rather than write: no row
 * in the audit, and a refusal is an answer, too. The keys are those of {@link Idempotency}, and are remembered as long.
 */
public final class IdempotencyBatch {

    /** What refuses a key that another replica has kept in the meantime; what is done with the batch begins anew. */
    public static final String CONSTRAINT = "idempotency_key_pkey";

    private static final int OK = 200;

    private final IdempotencyTable table;

    IdempotencyBatch(IdempotencyTable table) {
        this.table = table;
    }

    /** A key as a caller of the store chose it. */
    public record Key(UUID store, String text) {}

    /**
     * @param fingerprint what was asked for
     * @param body what was answered
     */
    public record Answer(Key key, String fingerprint, String body) {}

    /** Those that were kept; the keys have to be distinct. */
    public Mono<Map<Key, Answer>> find(Collection<Key> keys) {
        return table.find(keys.stream().map(IdempotencyBatch::inTable).toList())
                .map(found -> found.entrySet().stream()
                        .map(entry -> answer(entry.getKey(), entry.getValue()))
                        .collect(toMap(Answer::key, answer -> answer)));
    }

    /** Keeps answers in the transaction of their effect. */
    public Mono<Void> keep(List<Answer> answers, Instant now) {
        return table.keep(answers.stream().map(IdempotencyBatch::kept).toList(), now);
    }

    private static IdempotencyKey inTable(Key key) {
        return new IdempotencyKey(key.store(), key.text());
    }

    private static Answer answer(IdempotencyKey key, FirstAnswer first) {
        return new Answer(
                new Key(key.store(), key.key()), first.fingerprint(), Objects.requireNonNullElse(first.body(), ""));
    }

    private static Kept kept(Answer answer) {
        return new Kept(inTable(answer.key()), new FirstAnswer(answer.fingerprint(), OK, null, null, answer.body()));
    }
}
