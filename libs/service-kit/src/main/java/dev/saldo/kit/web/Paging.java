package dev.saldo.kit.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which page of a list is asked for; a controller method gets it by declaring a parameter of this type.
 *
 * @param limit 1 to 200, 50 unless told
 * @param after the {@code next} of the page before; null for the first
 * @param sort a name of the list's whitelist, with a leading {@code -} for descending; null for the list's own order
 */
public record Paging(
        int limit, @Nullable String after, @Nullable String sort) {

    /** What of the query it is read from. */
    public static final List<String> PARAMETERS = List.of("limit", "after", "sort");

    public static final int MOST = 200;
    public static final int USUAL = 50;

    /** The first page in the list's own order. */
    public static Paging first(int limit) {
        return new Paging(limit, null, null);
    }
}
