package dev.saldo.benchmarks.least;

import dev.saldo.benchmarks.load.Awaited;
import dev.saldo.benchmarks.load.BenchTopics;
import dev.saldo.benchmarks.load.Producers;
import dev.saldo.benchmarks.load.TopicWatch;
import dev.saldo.benchmarks.measure.Latency;
import dev.saldo.benchmarks.measure.LoadSide;
import dev.saldo.benchmarks.measure.Peak;
import dev.saldo.benchmarks.measure.Side;
import dev.saldo.benchmarks.suite.Engines;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongFunction;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Sales on a topic of their own: read, deducted with nothing but the rows, announced to somebody who hears of them. */
public final class LeastSales implements Side {

    private static final String TOPIC = "bench-least-sales";
    private static final Duration POLL = Duration.ofMillis(200);
    private static final JsonMapper JSON = new JsonMapper();

    /** Enough on their way for batches as large as those of platform-service. */
    private static final int ON_THEIR_WAY = 4_000;

    private final Producer<String, byte[]> producer;
    private final KafkaConsumer<String, byte[]> consumer;
    private final LeastDeductions deductions;
    private final News news;
    private final Awaited answers = new Awaited();
    private final LoadSide load;
    private final Thread thread;

    /** The row of each platform's account. */
    private final Map<String, Long> numbers = new HashMap<>();

    /** @param sales as platform-service gets them */
    public LeastSales(Engines engines, int platforms, LongFunction<ProducerRecord<String, byte[]>> sales) {
        BenchTopics.make(engines.bootstrapServers(), TOPIC);
        this.producer = Producers.to(engines.bootstrapServers());
        this.consumer = TopicWatch.consumerOf(engines.bootstrapServers(), List.of(TOPIC));
        this.deductions = LeastDeductions.ofSales(engines, platforms);
        this.news = new News(engines);
        this.load = new LoadSide(name(), index -> ask(sales.apply(index)), ON_THEIR_WAY, 1);
        this.thread = Thread.ofPlatform().name(TOPIC).start(this::run);
    }

    @Override
    public String name() {
        return "polled, nothing but the rows and events";
    }

    @Override
    public Peak peak(Duration time) {
        return load.peak(time);
    }

    @Override
    public Latency latency(double perSecond, Duration time) {
        return load.latency(perSecond, time);
    }

    private CompletableFuture<@Nullable Void> ask(ProducerRecord<String, byte[]> sale) {
        var answer = answers.expect(sale.key());
        var record = new ProducerRecord<>(TOPIC, null, sale.key(), sale.value(), sale.headers());
        var _ = producer.send(record, (_, failure) -> {
            if (failure != null) {
                answers.failed(sale.key(), failure);
            }
        });
        return answer;
    }

    private void run() {
        try (consumer) {
            while (true) {
                var records = consumer.poll(POLL);
                if (!records.isEmpty()) {
                    deduct(records);
                }
            }
        } catch (WakeupException _) {
            // closed
        }
    }

    private void deduct(ConsumerRecords<String, byte[]> records) {
        var accounts = new long[records.count()];
        var index = 0;
        for (var record : records) {
            var platform =
                    JSON.readTree(record.value()).at("/costs/0/platformId").asString();
            accounts[index++] = numbers.computeIfAbsent(platform, _ -> 1L + numbers.size());
        }
        deductions.write(accounts);
        news.spread(accounts.length, LeastDeductions.event());
        records.forEach(record -> answers.came(record.key()));
    }

    @Override
    public void close() {
        producer.close();
        consumer.wakeup();
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        deductions.close();
        news.close();
    }
}
