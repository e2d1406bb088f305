package dev.saldo.benchmarks.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.saldo.benchmarks.least.LeastSide;
import dev.saldo.benchmarks.load.BenchTopics;
import dev.saldo.benchmarks.load.Call;
import dev.saldo.benchmarks.load.HttpSide;
import dev.saldo.benchmarks.load.Producers;
import dev.saldo.benchmarks.measure.LoadSide;
import dev.saldo.benchmarks.measure.Side;
import dev.saldo.benchmarks.suite.Engines;
import dev.saldo.benchmarks.suite.SuiteUnderLoad;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Scenario 4: usage events in batches, beside the same bytes on a topic that nobody reads. */
record ReportingUsage(Plan plan) implements Scenario {

    private static final int COUNTERS = 1_000;
    private static final int BATCH = 100;
    private static final int CLIENTS = 16;
    private static final String PATH = "/api/v1/usage/events";
    private static final String TOPIC = "bench-usage";

    @Override
    public Need need() {
        return Need.GATEWAY;
    }

    @Override
    public boolean isIn(SuiteUnderLoad suite) {
        return suite.has("post", PATH);
    }

    @Override
    public Sides prepare(Bed bed) {
        var suite = bed.suite();
        var batches = new UsageBatches(Counter.make(suite.api(), COUNTERS), BATCH, Clock.systemUTC());
        var subject = new HttpSide(
                "POST %s, batches of %d".formatted(PATH, BATCH),
                () -> suite.service("usage"),
                CLIENTS,
                "application/cloudevents-batch+json",
                BATCH,
                index -> Call.post(PATH, batches.batch(index)));
        if (!suite.isOpen()) {
            return new Sides(subject, null);
        }
        return beside(suite.engines(), subject, batches);
    }

    /** The same batches, with the least that any program would do for them. */
    static Sides leastOf(Engines engines) {
        var counters = Stream.generate(() -> new Counter("customer", UUID.randomUUID(), "bench"))
                .limit(COUNTERS)
                .toList();
        var batches = new UsageBatches(counters, BATCH, Clock.systemUTC());
        return beside(engines, LeastSide.events(engines, COUNTERS, BATCH, batches::batch), batches);
    }

    private static Sides beside(Engines engines, Side subject, UsageBatches batches) {
        var producer = producer(engines);
        return new Sides(subject, reference(producer, batches), producer::close);
    }

    private static Producer<String, byte[]> producer(Engines engines) {
        BenchTopics.make(engines.bootstrapServers(), TOPIC);
        return Producers.to(engines.bootstrapServers());
    }

    private static Side reference(Producer<String, byte[]> producer, UsageBatches batches) {
        return new LoadSide("Kafka producer, acks=all", index -> send(producer, batches, index), CLIENTS, BATCH);
    }

    private static CompletableFuture<?> send(Producer<String, byte[]> producer, UsageBatches batches, long index) {
        return CompletableFuture.allOf(batches.events(index).stream()
                .map(event -> send(producer, event))
                .toArray(CompletableFuture[]::new));
    }

    private static CompletableFuture<@Nullable Void> send(Producer<String, byte[]> producer, String event) {
        var sent = new CompletableFuture<@Nullable Void>();
        var _ = producer.send(new ProducerRecord<>(TOPIC, event.getBytes(UTF_8)), (_, failure) -> {
            if (failure == null) {
                sent.complete(null);
            } else {
                sent.completeExceptionally(failure);
            }
        });
        return sent;
    }
}
