package dev.saldo.kit.inbox;

import dev.saldo.kit.kafka.CloudEvents;
import dev.saldo.kit.web.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.core.ConsumerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * The events this service put aside. The dead-letter topics are the truth; whether one was applied later is what the
 * inbox says, so there is no third place that could disagree. One store sees only its own.
 */
final class DeadLetters {

    private static final Duration POLL = Duration.ofMillis(500);
    private static final int MOST = 1_000;

    private final List<EventSubscription<?>> subscriptions;
    private final EventListeners listeners;
    private final Inbox inbox;
    private final ConsumerFactory<String, byte[]> factory;

    DeadLetters(
            List<EventSubscription<?>> subscriptions,
            EventListeners listeners,
            Inbox inbox,
            ConsumerFactory<String, byte[]> factory) {
        this.subscriptions = subscriptions;
        this.listeners = listeners;
        this.inbox = inbox;
        this.factory = factory;
    }

    /** The store's latest dead letters, at most 1,000 a subscription. */
    Mono<List<DeadLetter>> list(UUID store) {
        return Flux.fromIterable(subscriptions)
                .concatMap(subscription ->
                        read(subscription, store).flatMapMany(records -> letters(subscription, records)))
                .collectList();
    }

    /** Applies a dead letter now; doing it twice has no further effect. */
    Mono<DeadLetter> replay(UUID store, String id) {
        return Flux.fromIterable(subscriptions)
                .filter(subscription -> id.startsWith(subscription.consumer() + "@"))
                .next()
                .flatMap(
                        subscription -> read(subscription, store).flatMap(records -> replay(subscription, records, id)))
                .switchIfEmpty(Mono.error(() -> Problem.notFound("dead letter", id)));
    }

    private Mono<DeadLetter> replay(
            EventSubscription<?> subscription, List<ConsumerRecord<String, byte[]>> records, String id) {
        var wanted = records.stream()
                .filter(record -> DeadLetter.of(subscription, record).id().equals(id))
                .findFirst();
        // The handler is applied as the listener would: blocking, off the event loop.
        return Mono.justOrEmpty(wanted)
                .doOnNext(record -> listeners.apply(subscription, record))
                .map(record -> DeadLetter.of(subscription, record).asApplied(true))
                .onErrorMap(failure -> !(failure instanceof Problem), DeadLetters::failedAgain)
                .subscribeOn(Schedulers.boundedElastic());
    }

    private static Problem failedAgain(Throwable failure) {
        var cause = Optional.ofNullable(failure.getCause()).orElse(failure);
        return Problem.conflict("dead-letter-failed-again", "The event cannot be applied yet.")
                .with("error", cause.getClass().getName());
    }

    private Flux<DeadLetter> letters(EventSubscription<?> subscription, List<ConsumerRecord<String, byte[]>> records) {
        var letters = records.stream()
                .map(record -> DeadLetter.of(subscription, record))
                .toList();
        var ids = letters.stream()
                .map(DeadLetters::eventId)
                .flatMap(Optional::stream)
                .toList();
        return inbox.applied(subscription.consumer(), ids)
                .flatMapIterable(applied -> letters.stream()
                        .map(letter -> letter.asApplied(
                                eventId(letter).filter(applied::contains).isPresent()))
                        .toList());
    }

    private static Optional<UUID> eventId(DeadLetter letter) {
        try {
            return Optional.ofNullable(letter.eventId()).map(UUID::fromString);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private Mono<List<ConsumerRecord<String, byte[]>>> read(EventSubscription<?> subscription, UUID store) {
        // A Kafka consumer blocks while it polls.
        return Mono.fromCallable(() -> readAll(subscription.deadLetterTopic(), store.toString()))
                .subscribeOn(Schedulers.boundedElastic());
    }

    private List<ConsumerRecord<String, byte[]>> readAll(String topic, String store) {
        var partition = new TopicPartition(topic, 0);
        try (Consumer<String, byte[]> consumer = factory.createConsumer(topic + ".reader", "")) {
            consumer.assign(List.of(partition));
            var end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            consumer.seek(partition, Math.max(0, end - MOST));
            var found = new ArrayList<ConsumerRecord<String, byte[]>>();
            while (consumer.position(partition) < end) {
                consumer.poll(POLL).forEach(record -> {
                    if (store.equals(storeOf(record))) {
                        found.add(record);
                    }
                });
            }
            return found;
        }
    }

    private static @Nullable String storeOf(ConsumerRecord<String, byte[]> record) {
        return CloudEvents.header(record, "ce_storeid");
    }
}
