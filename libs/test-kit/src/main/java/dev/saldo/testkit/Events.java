package dev.saldo.testkit;

import dev.saldo.contracts.ContractJson;
import dev.saldo.contracts.Topic;
import dev.saldo.kit.inbox.Event;
import dev.saldo.kit.kafka.CloudEvents;
import dev.saldo.kit.outbox.OutboxMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import tools.jackson.databind.json.JsonMapper;

/** The topics: publishes as the services do, and sees all that was published since the test class began. */
public final class Events implements AutoCloseable {

    private static final JsonMapper JSON = ContractJson.mapper();
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private final KafkaProducer<String, byte[]> producer;
    private final TopicReader reader;
    private final Map<UUID, ProducerRecord<String, byte[]>> sent = new HashMap<>();
    /** What was read before: every question reads a topic from its beginning. */
    private final Map<ConsumerRecord<String, byte[]>, Object> bodies = new ConcurrentHashMap<>();

    Events(String bootstrapServers) {
        // A test sends one event after the other: none waits for company.
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "linger.ms", 0),
                new StringSerializer(),
                new ByteArraySerializer());
        reader = new TopicReader(bootstrapServers);
    }

    /**
     * Publishes an event as the service that owns the topic does.
     *
     * @return the event's id, for {@link #redeliver}
     */
    public <T> UUID publish(Topic<T> topic, UUID store, UUID subject, T body) {
        return publish(OutboxMessage.of(topic, store, subject, body));
    }

    /** Publishes an event whose id is given. */
    public UUID publish(OutboxMessage message) {
        publishAll(List.of(message));
        return message.eventId();
    }

    /** Publishes many without waiting for each; those of one key arrive in this order. */
    public void publishAll(List<OutboxMessage> messages) {
        messages.stream()
                .map(message -> record(
                        message.eventId(),
                        message.topic(),
                        message.store(),
                        message.key(),
                        JSON.writeValueAsString(message.body())))
                .map(producer::send)
                .toList()
                .forEach(Events::join);
    }

    /** Publishes what may be no event of the topic at all. */
    public UUID publishRaw(Topic<?> topic, UUID store, UUID subject, String json) {
        var id = UUID.randomUUID();
        join(producer.send(record(id, topic, store, subject, json)));
        return id;
    }

    /** Publishes the very same event once more. */
    public void redeliver(UUID eventId) {
        var record = sent.get(eventId);
        if (record == null) {
            throw new IllegalArgumentException("not published here: " + eventId);
        }
        join(producer.send(new ProducerRecord<>(record.topic(), null, record.key(), record.value(), record.headers())));
    }

    /** Waits for an event, which may have come already, and answers the first. */
    public <T> T await(Topic<T> topic, Predicate<T> wanted) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        do {
            for (var record : reader.read(topic.name())) {
                var body = body(topic, record);
                if (wanted.test(body)) {
                    return body;
                }
            }
            reader.rest();
        } while (System.nanoTime() < end);
        throw new AssertionError("no such %s within %s; there were:%s".formatted(topic.name(), PATIENCE, seen(topic)));
    }

    /** What was published for a store up to now, without waiting. */
    public <T> List<T> published(Topic<T> topic, UUID store) {
        return envelopes(topic, store).stream().map(Event::body).toList();
    }

    /** What was published for a store up to now, with ids and times. */
    public <T> List<Event<T>> envelopes(Topic<T> topic, UUID store) {
        return reader.read(topic.name()).stream()
                .map(record -> event(topic, record))
                .filter(event -> event.store().equals(store))
                .toList();
    }

    /** What was published for a store, each record held to its contract. */
    public EventContracts contracts(UUID store) {
        return new EventContracts(reader, store);
    }

    /** The traces to which belongs what was published about a subject up to now. */
    public List<String> traces(Topic<?> topic, UUID subject) {
        return reader.read(topic.name()).stream()
                .filter(record -> subject.toString().equals(record.key()))
                .map(record -> CloudEvents.header(record, "ce_traceparent"))
                .toList();
    }

    /** The JSON of what a consumer could not apply up to now. */
    public List<String> deadLetters(Topic<?> topic, String consumer) {
        return reader.read(topic.deadLetters(consumer)).stream()
                .map(TopicReader::json)
                .toList();
    }

    @Override
    public void close() {
        producer.close(Duration.ZERO);
        reader.close();
    }

    private ProducerRecord<String, byte[]> record(UUID id, Topic<?> topic, UUID store, UUID subject, String json) {
        var event = new CloudEvents(id, topic.type(), topic.source(), subject, Instant.now(), store, TRACE);
        var record = event.toRecord(topic.name(), json);
        sent.put(id, record);
        return record;
    }

    private static void join(Future<RecordMetadata> sending) {
        try {
            sending.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException failure) {
            throw new IllegalStateException("cannot publish", failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private <T> Event<T> event(Topic<T> topic, ConsumerRecord<String, byte[]> record) {
        var event = CloudEvents.from(record);
        return new Event<>(event.id(), event.store(), event.subject(), event.time(), body(topic, record));
    }

    private <T> T body(Topic<T> topic, ConsumerRecord<String, byte[]> record) {
        return topic.body().cast(bodies.computeIfAbsent(record, _ -> JSON.readValue(record.value(), topic.body())));
    }

    private String seen(Topic<?> topic) {
        return reader.read(topic.name()).stream()
                .map(record -> "%n  %s %s".formatted(record.key(), TopicReader.json(record)))
                .collect(Collectors.joining());
    }
}
