package dev.saldo.benchmarks.load;

import dev.saldo.benchmarks.measure.Latency;
import dev.saldo.benchmarks.measure.LoadSide;
import dev.saldo.benchmarks.measure.Peak;
import dev.saldo.benchmarks.measure.Side;
import dev.saldo.benchmarks.suite.Door;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.Supplier;

/**
 * Requests to one address.
 *
 * @param door opened anew for each round, because tokens are good for minutes only
 * @param clients at once, each with a connection
 * @param work what one request counts for
 */
public record HttpSide(
        String name, Supplier<Door> door, int clients, String contentType, int work, LongFunction<Call> calls)
        implements Side {

    private static final String JSON = "application/json";

    public HttpSide(String name, Supplier<Door> door, int clients, LongFunction<Call> calls) {
        this(name, door, clients, JSON, 1, calls);
    }

    @Override
    public Peak peak(Duration time) {
        return through(load -> load.peak(time));
    }

    @Override
    public Latency latency(double perSecond, Duration time) {
        return through(load -> load.latency(perSecond, time));
    }

    private <T> T through(Function<LoadSide, T> measure) {
        try (var http = new HttpCalls(clients, door.get(), contentType)) {
            return measure.apply(new LoadSide(name, index -> http.begin(calls.apply(index)), clients, work));
        }
    }
}
