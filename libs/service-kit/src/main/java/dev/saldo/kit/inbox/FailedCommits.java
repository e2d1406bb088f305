package dev.saldo.kit.inbox;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetCommitCallback;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Offsets that did not reach the broker though nobody waited for them. A later one of the same partition makes up for
 * it; where nothing comes any more, the consumer would seem to be behind for ever.
 */
final class FailedCommits implements OffsetCommitCallback {

    private final Map<TopicPartition, OffsetAndMetadata> failed = new ConcurrentHashMap<>();

    @Override
    public void onComplete(Map<TopicPartition, OffsetAndMetadata> offsets, @Nullable Exception failure) {
        if (failure == null) {
            failed.keySet().removeAll(offsets.keySet());
        } else {
            failed.putAll(offsets);
        }
    }

    /** Tries again, on the consumer's thread, for the partitions it still has; whoever has the others begins anew there. */
    void repeat(Consumer<?, ?> consumer) {
        var offsets = new HashMap<TopicPartition, OffsetAndMetadata>();
        for (var partition : consumer.assignment()) {
            var offset = failed.remove(partition);
            if (offset != null) {
                offsets.put(partition, offset);
            }
        }
        if (!offsets.isEmpty()) {
            consumer.commitAsync(offsets, this);
        }
    }
}
