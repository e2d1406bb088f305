package dev.saldo.suite.deployment;

import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the metrics a PromQL expression reads. */
final class Metrics {

    /** What others' code exposes and somebody looks at: a new name is first seen in /actuator/prometheus. */
    private static final Set<String> OF_OTHERS = Set.of(
            "up",
            "http_server_requests_seconds_bucket",
            "http_server_requests_seconds_count",
            "jvm_gc_pause_seconds_sum",
            "jvm_memory_max_bytes",
            "jvm_memory_used_bytes",
            "kafka_consumer_fetch_manager_records_lag",
            "kafka_consumer_fetch_manager_records_lag_max",
            "process_cpu_usage",
            "r2dbc_pool_acquired_connections",
            "r2dbc_pool_max_allocated_connections",
            "r2dbc_pool_pending_connections",
            "resilience4j_circuitbreaker_state");

    /** What the services expose and somebody may look at. */
    static final Set<String> EXPOSED =
            Stream.of(OF_OTHERS, OwnMetrics.registered()).flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());

    private static final Pattern NOT_A_METRIC =
            Pattern.compile("\\{[^}]*}|\\[[^]]*]|\"[^\"]*\"|\\b(by|without|on|ignoring)\\s*\\([^)]*\\)|\\b\\d\\w*");
    private static final Pattern NAME = Pattern.compile("[a-zA-Z_:][\\w:]*(?!\\w*\\s*\\()");
    private static final Set<String> WORDS = Set.of("and", "or", "unless", "bool", "offset");

    private Metrics() {}

    static SortedSet<String> readBy(String expression) {
        var names = new TreeSet<String>();
        NAME.matcher(NOT_A_METRIC.matcher(expression).replaceAll(" "))
                .results()
                .map(match -> match.group())
                .filter(name -> !WORDS.contains(name))
                .forEach(names::add);
        return names;
    }
}
