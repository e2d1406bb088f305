package dev.saldo.benchmarks.least;

import dev.saldo.benchmarks.load.Call;
import dev.saldo.benchmarks.load.HttpSide;
import dev.saldo.benchmarks.measure.Latency;
import dev.saldo.benchmarks.measure.Peak;
import dev.saldo.benchmarks.measure.Side;
import dev.saldo.benchmarks.suite.Engines;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * The same requests as a scenario of Saldo makes, answered by an endpoint that leaves out all that can be left out: who
 * asks, what they may, what is wrong with it, what was answered before.
 *
 * @param things end with it, in this order
 */
public record LeastSide(Side side, List<AutoCloseable> things) implements Side {

    private static final int CLIENTS = 256;
    private static final int READERS = 64;
    private static final int REPORTERS = 16;

    /** As much as platform-service answers. */
    private static final String MOVEMENT = "{\"movement\":\"%s\"}".formatted("x".repeat(400));

    private static final String OUTCOME = "{\"outcome\":\"%s\"}".formatted("x".repeat(120));

    /** An event for each deduction, and somebody who hears of it. */
    public static Side deductions(Engines engines, int platforms) {
        var rows = LeastDeductions.byHand(engines, platforms);
        var news = new News(engines);
        var endpoint = GatheredEndpoint.start(MOVEMENT, requests -> {
            rows.write(numbers(requests, "account"));
            news.spread(requests.size(), LeastDeductions.event());
        });
        LongFunction<Call> calls =
                index -> Call.post(GatheredEndpoint.PATH, """
                {"amount":{"amount":"0.01","currency":"USD"},"reference":"bench","account":%d}\
                """.formatted(1 + Math.floorMod(index, platforms)));
        return new LeastSide(
                new HttpSide("gathered, nothing but the rows and events", endpoint::door, CLIENTS, calls),
                List.of(endpoint, rows, news));
    }

    public static Side consumption(Engines engines, int counters) {
        var rows = LeastMetering.consuming(engines, counters);
        var endpoint = GatheredEndpoint.start(
                OUTCOME,
                requests -> rows.write(statement -> statement.setArray(1, rows.numbers(numbers(requests, "counter")))));
        LongFunction<Call> calls =
                index -> Call.post(GatheredEndpoint.PATH, """
                {"subscriber":{"type":"customer","id":"bench"},"feature":"bench","amount":1,"counter":%d}\
                """.formatted(1 + Math.floorMod(index, counters)));
        return new LeastSide(
                new HttpSide("gathered, nothing but the rows", endpoint::door, CLIENTS, calls),
                List.of(endpoint, rows));
    }

    /** @param batches of events as CloudEvents, as many in each as it says */
    public static Side events(Engines engines, int counters, int size, LongFunction<String> batches) {
        var rows = LeastMetering.reporting(engines, counters);
        var endpoint = GatheredEndpoint.start(OUTCOME, requests -> report(rows, requests, counters));
        return new LeastSide(
                new HttpSide(
                        "gathered, nothing but the rows",
                        endpoint::door,
                        REPORTERS,
                        "application/json",
                        size,
                        index -> Call.post(GatheredEndpoint.PATH, batches.apply(index))),
                List.of(endpoint, rows));
    }

    public static Side reads(Engines engines) {
        var rows = LeastMetering.reading(engines, 1);
        var endpoint = GatheredEndpoint.start(
                OUTCOME,
                requests -> rows.write(statement -> statement.setArray(1, rows.numbers(ones(requests.size())))));
        return new LeastSide(
                new HttpSide(
                        "gathered, nothing but the row",
                        endpoint::door,
                        READERS,
                        Call.always(Call.get(GatheredEndpoint.PATH))),
                List.of(endpoint, rows));
    }

    private static void report(Rows rows, List<JsonNode> requests, int counters) {
        var events = requests.stream()
                .flatMap(request -> StreamSupport.stream(request.spliterator(), false))
                .map(event -> event.path("id").asString())
                .toArray(String[]::new);
        var numbers = new long[events.length];
        for (var index = 0; index < events.length; index++) {
            numbers[index] = 1L + index % counters;
        }
        rows.write(statement -> {
            statement.setArray(1, rows.numbers(numbers));
            statement.setArray(2, rows.texts(events));
        });
    }

    private static long[] numbers(List<JsonNode> requests, String field) {
        return requests.stream()
                .mapToLong(request -> request.path(field).asLong())
                .toArray();
    }

    private static long[] ones(int count) {
        var ones = new long[count];
        Arrays.fill(ones, 1);
        return ones;
    }

    @Override
    public String name() {
        return side.name();
    }

    @Override
    public Peak peak(Duration time) {
        return side.peak(time);
    }

    @Override
    public Latency latency(double perSecond, Duration time) {
        return side.latency(perSecond, time);
    }

    @Override
    public void close() {
        things.forEach(LeastSide::close);
    }

    private static void close(AutoCloseable thing) {
        try {
            thing.close();
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }
}
