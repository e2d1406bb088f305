package dev.saldo.usage.event;

import dev.saldo.kit.kafka.TopicProperties;
import dev.saldo.kit.security.Caller;
import dev.saldo.usage.event.Reading.Named;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.BatchMessageListener;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.stereotype.Component;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * Counts what is reported through Kafka. Not one of the kit's subscriptions, because the events are not ours: their ids
 * are any text, unique with their source, and each has a fate here whatever it is. Only what has no name or no store
 * goes to the dead letters. Everything else that fails is tried for ever: usage is not thrown away.
 */
@Component
class ReportedUsageListener implements BatchMessageListener<String, byte[]>, SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ReportedUsageListener.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final Reporting reporting;
    private final KafkaTemplate<String, byte[]> kafka;
    private final Duration deadline;
    private final Counter unreadable;
    private final ConcurrentMessageListenerContainer<String, byte[]> container;

    ReportedUsageListener(
            Reporting reporting,
            ConsumerFactory<String, byte[]> factory,
            KafkaTemplate<String, byte[]> kafka,
            TopicProperties topics,
            EventProperties properties,
            MeterRegistry meters) {
        this.reporting = reporting;
        this.kafka = kafka;
        this.deadline = properties.deadline();
        this.unreadable = Counter.builder("saldo.dead.letters")
                .description("Events that could not be applied and were put aside")
                .tag("consumer", UsageReported.CONSUMER)
                .register(meters);
        var settings = new ContainerProperties(UsageReported.TOPIC);
        settings.setGroupId(topics.groupPrefix() + UsageReported.CONSUMER);
        settings.setClientId(UsageReported.CONSUMER);
        settings.setMessageListener(this);
        settings.setMissingTopicsFatal(false);
        container = new ConcurrentMessageListenerContainer<>(factory, settings);
        container.setBeanName(UsageReported.CONSUMER);
        container.setCommonErrorHandler(new DefaultErrorHandler(patience()));
    }

    @Override
    public void onMessage(List<ConsumerRecord<String, byte[]>> records) {
        var reports = new ArrayList<Report>();
        for (var record : records) {
            if (EventRecords.read(record).orElse(null) instanceof Named event) {
                reports.add(new Report(event, Caller.SYSTEM));
            } else {
                putAside(record);
            }
        }
        // Blocks the container's thread: offsets are committed in order, after what they stand for.
        reporting.report(reports).block(deadline);
    }

    private void putAside(ConsumerRecord<String, byte[]> record) {
        log.warn(
                "{}-{}@{} is no event of a store and becomes a dead letter",
                record.topic(),
                record.partition(),
                record.offset());
        var letter = new ProducerRecord<>(UsageReported.UNREADABLE, 0, record.key(), record.value(), record.headers());
        try {
            kafka.send(letter).get(deadline.toMillis(), TimeUnit.MILLISECONDS);
            unreadable.increment();
        } catch (ExecutionException | TimeoutException failure) {
            throw new IllegalStateException("the broker does not take a dead letter", failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static ExponentialBackOff patience() {
        var backOff = new ExponentialBackOff(FIRST_PAUSE.toMillis(), 2);
        backOff.setMaxInterval(LONGEST_PAUSE.toMillis());
        return backOff;
    }

    @Override
    public void start() {
        container.start();
    }

    @Override
    public void stop() {
        container.stop();
    }

    @Override
    public boolean isRunning() {
        return container.isRunning();
    }
}
