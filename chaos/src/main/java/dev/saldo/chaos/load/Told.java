package dev.saldo.chaos.load;

import dev.saldo.chaos.load.Answer.Acknowledged;
import dev.saldo.chaos.load.Answer.Refused;
import dev.saldo.chaos.load.Answer.Unknown;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The bookkeeping of what the clients were told, for every operation. Clients write at once. */
public final class Told {

    /** An operation, and the best that was heard of it. */
    public record Entry(Operation operation, Answer answer) {}

    /** How many operations of an act were tried, and what was heard of them. */
    public record Count(int tried, int acknowledged, int refused, int unknown) {

        public Count plus(Count other) {
            return new Count(
                    tried + other.tried,
                    acknowledged + other.acknowledged,
                    refused + other.refused,
                    unknown + other.unknown);
        }
    }

    private static final Count NONE = new Count(0, 0, 0, 0);

    private final Map<UUID, Entry> entries = new LinkedHashMap<>();
    private final Set<UUID> doubted = new HashSet<>();
    private final List<String> contradictions = new ArrayList<>();

    /** Before the first byte is sent. */
    public synchronized void tries(Operation operation) {
        if (entries.put(operation.key(), new Entry(operation, new Unknown())) != null) {
            throw new IllegalStateException("two operations have the key " + operation.key());
        }
    }

    /** An attempt that may have been done or not, or may still be. */
    public synchronized void unanswered(Operation operation) {
        doubted.add(operation.key());
    }

    /** @param as what came of it; the same for every attempt */
    public synchronized void acknowledged(Operation operation, String as) {
        switch (known(operation).answer()) {
            case Unknown _ -> keep(operation, new Acknowledged(as));
            case Acknowledged(var first) when first.equals(as) -> {}
            case Acknowledged(var first) ->
                contradict(operation, "was answered with %s, then with %s".formatted(first, as));
            // Most refusals keep nothing: the same key may succeed later, as the first attempt that was under way all
            // along.
            case Refused refused when !refused.certain() -> keep(operation, new Acknowledged(as));
            case Refused refused ->
                contradict(operation, "was refused (%s), then answered with %s".formatted(refused.code(), as));
        }
    }

    public synchronized void refused(Operation operation, int status, String code) {
        switch (known(operation).answer()) {
            case Unknown _ -> keep(operation, new Refused(status, code, isCertain(operation)));
            case Acknowledged(var as) ->
                contradict(operation, "was answered with %s, then refused: %s".formatted(as, code));
            case Refused _ -> {}
        }
    }

    public synchronized List<Entry> entries() {
        return List.copyOf(entries.values());
    }

    /** Where two answers about one operation cannot both be true. */
    public synchronized List<String> contradictions() {
        return List.copyOf(contradictions);
    }

    /** How it went, act by act. */
    public synchronized Map<Act, Count> counts() {
        var counts = new EnumMap<Act, Count>(Act.class);
        entries.values().forEach(entry -> counts.merge(entry.operation().act(), count(entry.answer()), Count::plus));
        return counts;
    }

    public static Count total(Map<Act, Count> counts) {
        return counts.values().stream().reduce(NONE, Count::plus);
    }

    private static Count count(Answer answer) {
        return switch (answer) {
            case Acknowledged _ -> new Count(1, 1, 0, 0);
            case Refused _ -> new Count(1, 0, 1, 0);
            case Unknown _ -> new Count(1, 0, 0, 1);
        };
    }

    /** Whether a refusal says that no attempt has done it, nor will. */
    private boolean isCertain(Operation operation) {
        return operation.act().keepsRefusals() || !doubted.contains(operation.key());
    }

    private Entry known(Operation operation) {
        var entry = entries.get(operation.key());
        if (entry == null) {
            throw new IllegalStateException("nobody tried " + operation);
        }
        return entry;
    }

    private void keep(Operation operation, Answer answer) {
        entries.put(operation.key(), new Entry(operation, answer));
    }

    private void contradict(Operation operation, String what) {
        contradictions.add("%s %s %s".formatted(operation.act().word(), operation.key(), what));
    }
}
