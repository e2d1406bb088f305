package dev.saldo.benchmarks;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.springframework.http.HttpHeaders;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/** Reads one address over and over, from a fixed number of connections at once. */
final class Load implements AutoCloseable {

    private static final long LONGEST_MICROS = Duration.ofSeconds(30).toNanos() / 1_000;
    private static final int DIGITS = 3;

    private final int connections;
    private final ConnectionProvider pool;
    private final HttpClient http;

    /** What one round came to; latencies in microseconds. */
    record Round(double perSecond, long medianMicros, long p99Micros) {}

    Load(int connections) {
        this.connections = connections;
        this.pool = ConnectionProvider.create("load", connections);
        this.http = HttpClient.create(pool);
    }

    /** @throws IllegalStateException for any answer but 200 */
    Round read(URI address, String authorization, Duration time) {
        var latencies = new ConcurrentHistogram(LONGEST_MICROS, DIGITS);
        var client = http.headers(headers -> headers.set(HttpHeaders.AUTHORIZATION, authorization));
        var began = System.nanoTime();
        var end = began + time.toNanos();
        var done = new AtomicLong();
        Flux.range(0, connections)
                .flatMap(
                        _ -> once(client, address, latencies)
                                .doOnSuccess(_ -> done.incrementAndGet())
                                .repeat(() -> System.nanoTime() < end),
                        connections)
                .blockLast();
        return round(latencies, done.get() / ((System.nanoTime() - began) / 1e9));
    }

    private static Mono<Void> once(HttpClient client, URI address, Histogram latencies) {
        return Mono.defer(() -> {
            var began = System.nanoTime();
            return client.get()
                    .uri(address)
                    .responseSingle((response, body) -> body.asByteArray()
                            .defaultIfEmpty(new byte[0])
                            .doOnNext(_ -> mustBeFine(response.status().code(), address)))
                    .doOnNext(_ -> latencies.recordValue((System.nanoTime() - began) / 1_000))
                    .then();
        });
    }

    private static void mustBeFine(int status, URI address) {
        if (status != 200) {
            throw new IllegalStateException(address + " answered " + status);
        }
    }

    private static Round round(Histogram latencies, double perSecond) {
        return new Round(perSecond, latencies.getValueAtPercentile(50), latencies.getValueAtPercentile(99));
    }

    @Override
    public void close() {
        pool.dispose();
    }
}
