package dev.saldo.billing.chain;

import dev.saldo.kit.Pure;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All that is frozen of a document, by column, with its lines in {@code lines}. A column without a value is left out,
 * so that one which joins later changes nothing for those that do not have it.
 */
@Pure
record Facts(Map<String, Object> columns) {

    private static final String LINES = "lines";

    /** @param row as the database shows it, with empty columns */
    static Facts of(Map<String, @Nullable Object> row) {
        var columns = new HashMap<>(filled(row));
        columns.computeIfPresent(
                LINES,
                (_, lines) -> ((List<?>) lines)
                        .stream().map(line -> filled((Map<?, ?>) line)).toList());
        return new Facts(columns);
    }

    String text(String column) {
        return (String) Objects.requireNonNull(columns.get(column));
    }

    long number(String column) {
        return ((Number) Objects.requireNonNull(columns.get(column))).longValue();
    }

    List<Facts> lines() {
        return ((List<?>) Objects.requireNonNull(columns.get(LINES)))
                .stream().map(line -> new Facts(filled((Map<?, ?>) line))).toList();
    }

    private static Map<String, Object> filled(Map<?, ?> row) {
        return row.entrySet().stream()
                .filter(column -> column.getValue() != null)
                .collect(Collectors.toMap(column -> (String) column.getKey(), Map.Entry::getValue));
    }
}
