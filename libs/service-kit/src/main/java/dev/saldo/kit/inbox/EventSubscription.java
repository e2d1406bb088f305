package dev.saldo.kit.inbox;

import dev.saldo.contracts.Topic;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import reactor.core.publisher.Mono;

/**
 * What a service listens to; declare a bean for each. The handler gets the new events of a polled batch, in order for a
 * key, inside the transaction in which the inbox claimed them. It must bear events older than what it knows, and must
 * not swallow a failed step: an error rolls everything back and the events come again.
 *
 * @param consumer names the consumer group and the inbox entries, for ever: {@code <service>.<what-it-does>}
 * @param wanted which events are its business; the others cost neither a claim nor a transaction
 */
public record EventSubscription<T>(
        String consumer, Topic<T> topic, Predicate<T> wanted, Function<List<Event<T>>, Mono<Void>> handler) {

    /** To all events of the topic. */
    public EventSubscription(String consumer, Topic<T> topic, Function<List<Event<T>>, Mono<Void>> handler) {
        this(consumer, topic, _ -> true, handler);
    }

    public String deadLetterTopic() {
        return topic.deadLetters(consumer);
    }
}
