package dev.saldo.kit.inbox;

import dev.saldo.contracts.ContractJson;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.event.ListenerContainerIdleEvent;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.ExponentialBackOff;
import tools.jackson.databind.json.JsonMapper;

/** Runs a consumer group for every subscription of the service. */
final class EventListeners implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(EventListeners.class);
    private static final long LONGEST_PAUSE_MILLIS = 10_000;

    /** Without an event, after which a consumer looks for offsets that did not arrive. */
    private static final long IDLE_MILLIS = 2_000;

    private final JsonMapper json = ContractJson.mapper();
    private final Map<String, EventConsumer<?>> consumers = new HashMap<>();
    private final List<ConcurrentMessageListenerContainer<String, byte[]>> containers;
    private final InboxProperties properties;
    private final MeterRegistry meters;

    EventListeners(
            List<EventSubscription<?>> subscriptions,
            Inbox inbox,
            ConsumerFactory<String, byte[]> factory,
            KafkaTemplate<String, byte[]> kafka,
            String groupPrefix,
            InboxProperties properties,
            MeterRegistry meters) {
        this.properties = properties;
        this.meters = meters;
        subscriptions.forEach(subscription -> consumers.put(
                subscription.consumer(), new EventConsumer<>(subscription, inbox, json, properties.deadline())));
        this.containers = subscriptions.stream()
                .map(subscription -> container(subscription, factory, kafka, groupPrefix))
                .toList();
    }

    /** Applies a record of the subscription now, on the calling thread. */
    void apply(EventSubscription<?> subscription, ConsumerRecord<String, byte[]> record) {
        consumerOf(subscription).apply(List.of(record));
    }

    private EventConsumer<?> consumerOf(EventSubscription<?> subscription) {
        return Objects.requireNonNull(consumers.get(subscription.consumer()), "a subscription of another service");
    }

    @Override
    public void start() {
        containers.forEach(ConcurrentMessageListenerContainer::start);
    }

    @Override
    public void stop() {
        containers.parallelStream().forEach(ConcurrentMessageListenerContainer::stop);
    }

    @Override
    public boolean isRunning() {
        return containers.stream().anyMatch(ConcurrentMessageListenerContainer::isRunning);
    }

    private ConcurrentMessageListenerContainer<String, byte[]> container(
            EventSubscription<?> subscription,
            ConsumerFactory<String, byte[]> factory,
            KafkaTemplate<String, byte[]> kafka,
            String groupPrefix) {
        var settings = new ContainerProperties(subscription.topic().name());
        settings.setGroupId(groupPrefix + subscription.consumer());
        settings.setClientId(subscription.consumer());
        settings.setMessageListener(consumerOf(subscription));
        settings.setMissingTopicsFatal(false);
        // The inbox knows what was applied, so nothing is lost with an offset, and nothing has to wait for it.
        settings.setSyncCommits(false);
        var failedCommits = new FailedCommits();
        settings.setCommitCallback(failedCommits);
        settings.setIdleEventInterval(IDLE_MILLIS);
        var container = new ConcurrentMessageListenerContainer<>(factory, settings);
        container.setBeanName(subscription.consumer());
        container.setConcurrency(properties.concurrency());
        container.setApplicationEventPublisher(event -> {
            if (event instanceof ListenerContainerIdleEvent idle) {
                failedCommits.repeat(idle.getConsumer());
            }
        });
        container.setCommonErrorHandler(errorHandler(subscription, kafka));
        return container;
    }

    private DefaultErrorHandler errorHandler(EventSubscription<?> subscription, KafkaTemplate<String, byte[]> kafka) {
        var deadLetters = Counter.builder("saldo.dead.letters")
                .description("Events that could not be applied and were put aside")
                .tag("consumer", subscription.consumer())
                .register(meters);
        var recoverer = new DeadLetterPublishingRecoverer(
                kafka, (_, _) -> new TopicPartition(subscription.deadLetterTopic(), 0));
        recoverer.excludeHeader(DeadLetterPublishingRecoverer.HeaderNames.HeadersToAdd.EX_STACKTRACE);
        recoverer.setFailIfSendResultIsError(true);
        var handler = new DefaultErrorHandler((record, failure) -> {
            log.error(
                    "{}: {}-{}@{} becomes a dead letter",
                    subscription.consumer(),
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    failure);
            recoverer.accept(record, Faults.ofHandler(failure));
            deadLetters.increment();
        });
        // The recoverer decides nothing: every failure is tried again, only how often differs.
        handler.setClassifications(Map.of(), true);
        handler.setBackOffFunction((_, failure) -> backOff(failure));
        // The container calls every attempt an error of its handler, with a stack trace; one line says more.
        handler.setLogLevel(KafkaException.Level.DEBUG);
        handler.setRetryListeners((record, failure, attempt) -> log.warn(
                "{}: {}-{}@{} failed in attempt {}: {}",
                subscription.consumer(),
                record.topic(),
                record.partition(),
                record.offset(),
                attempt,
                Faults.ofHandler(Objects.requireNonNull(failure)).toString()));
        return handler;
    }

    private BackOff backOff(Exception failure) {
        var backOff = new ExponentialBackOff(properties.retryDelay().toMillis(), 2);
        backOff.setMaxInterval(LONGEST_PAUSE_MILLIS);
        if (!Faults.isTransient(failure)) {
            backOff.setMaxAttempts(properties.attempts() - 1);
        }
        return backOff;
    }
}
