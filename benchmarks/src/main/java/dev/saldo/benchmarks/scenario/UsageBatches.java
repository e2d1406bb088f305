package dev.saldo.benchmarks.scenario;

import dev.saldo.kit.id.Ids;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Usage that is reported as CloudEvents, many in one request. */
record UsageBatches(List<Counter> counters, int size, Clock clock) {

    /** A JSON batch; no two events of any batches have one id. */
    String batch(long index) {
        return events(index).stream().collect(Collectors.joining(",", "[", "]"));
    }

    /** The events of that batch, each in structured content mode. */
    List<String> events(long index) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return IntStream.range(0, size)
                .mapToObj(number -> counters.get(Math.floorMod(index * size + number, counters.size())))
                .map(counter -> event(counter, now))
                .toList();
    }

    private static String event(Counter counter, Instant now) {
        return """
                {"specversion":"1.0","id":"%s","source":"/bench","type":"dev.saldo.usage-reported.v1",\
                "time":"%s","datacontenttype":"application/json",\
                "data":{"subscriberType":"%s","subscriberId":"%s","feature":"%s","amount":1}}\
                """.formatted(Ids.next(), now, counter.type(), counter.subscriber(), counter.feature());
    }
}
