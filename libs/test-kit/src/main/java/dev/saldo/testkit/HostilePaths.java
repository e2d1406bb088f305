package dev.saldo.testkit;

import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Paths that are not quite right; all of them encoded. */
final class HostilePaths {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private static final List<String> QUERIES = List.of(
            "limit=0",
            "limit=-1",
            "limit=1.5",
            "limit=many",
            "limit=",
            "limit=201",
            "limit=99999999999999999999",
            "limit=1&limit=2",
            "after=nonsense",
            "after=",
            "after=%00",
            "after=eyJhIjoxfQ",
            "after=bnVsbA",
            "after=" + "A".repeat(2_000),
            "sort=nonsense",
            "sort=",
            "sort=-",
            "sort=id%3Bdrop%20table%20outbox",
            "search=%00",
            "search=%25%5C",
            "search=%ED%A0%80",
            "search=%C3%28",
            "search=" + "x".repeat(2_000));

    private HostilePaths() {}

    /** The path with each of its ids, not those of its query, replaced by what is no id, or nobody's. */
    static List<String> ids(String path) {
        return ID.matcher(path)
                .results()
                .filter(id -> path.lastIndexOf('?', id.start()) < 0)
                .flatMap(id ->
                        worseIds().map(worse -> path.substring(0, id.start()) + worse + path.substring(id.end())))
                .toList();
    }

    static List<String> queries(String path) {
        var separator = path.contains("?") ? "&" : "?";
        return QUERIES.stream().map(query -> path + separator + query).toList();
    }

    private static Stream<String> worseIds() {
        return Stream.of(
                UUID.randomUUID().toString(),
                "00000000-0000-0000-0000-000000000000",
                "1-1-1-1-1",
                "0",
                "-1",
                "not-a-uuid",
                "%00",
                "%20",
                "%C3%28",
                "%27%20or%20true--",
                "9".repeat(500));
    }
}
