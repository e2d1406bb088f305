package dev.saldo.benchmarks.scenario;

import dev.saldo.benchmarks.suite.Api;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/** What is counted for whom. */
record Counter(String type, UUID subscriber, String feature) {

    private static final long UNREACHED = 100_000_000_000L;

    static List<Counter> make(Api api, int count) {
        var counters = IntStream.range(0, count)
                .mapToObj(_ -> new Counter("customer", UUID.randomUUID(), "bench"))
                .toList();
        api.each(count, index -> api.put("/api/v1/limits/" + counters.get(index).path(), limit()));
        return counters;
    }

    String path() {
        return "%s/%s/%s".formatted(type, subscriber, feature);
    }

    private static Map<String, Object> limit() {
        return Map.of("hardLimit", UNREACHED, "overage", "block", "period", "month");
    }
}
