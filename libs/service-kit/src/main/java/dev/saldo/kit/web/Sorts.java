package dev.saldo.kit.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The whitelist of what a list may be sorted by; the first one named is its own order. */
public final class Sorts {

    /** @param column a column of the list's select, never null in any row */
    record Sort(String name, String column, String type, boolean descending) {
        String direction() {
            return descending ? "desc" : "asc";
        }

        String comparison() {
            return descending ? "<" : ">";
        }
    }

    private final Map<String, Sort> sorts = new LinkedHashMap<>();

    private Sorts() {}

    /**
     * @param name what callers write; {@code -name} sorts descending
     * @param column the column of the select's output, without alias; must never be null
     * @param type its Postgres type
     */
    public static Sorts of(String name, String column, String type) {
        return new Sorts().and(name, column, type);
    }

    public Sorts and(String name, String column, String type) {
        sorts.put(name, new Sort(name, column, type, false));
        sorts.put("-" + name, new Sort("-" + name, column, type, true));
        return this;
    }

    Sort named(@Nullable String name) {
        if (name == null) {
            return sorts.values().iterator().next();
        }
        var sort = sorts.get(name);
        if (sort == null) {
            throw Problem.malformed("?sort", "must be one of " + String.join(", ", sorts.keySet()));
        }
        return sort;
    }
}
