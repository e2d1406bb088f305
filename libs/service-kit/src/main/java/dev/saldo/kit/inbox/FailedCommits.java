package dev.saldo.kit.inbox;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetCommitCallback;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Partitions whose last offset did not reach the broker though nobody waited for it. A later one makes up for it; where
 * nothing comes any more, the consumer would seem to be behind for ever.
 */
final class FailedCommits implements OffsetCommitCallback {

    private final Set<TopicPartition> failed = ConcurrentHashMap.newKeySet();

    @Override
    public void onComplete(Map<TopicPartition, OffsetAndMetadata> offsets, @Nullable Exception failure) {
        if (failure == null) {
            failed.removeAll(offsets.keySet());
        } else {
            failed.addAll(offsets.keySet());
        }
    }

    /**
     * Commits where an idle consumer is, on its thread. Not the offset that failed: another replica may have had the
     * partition since, and have gone further.
     */
    void repeat(Consumer<?, ?> consumer) {
        var offsets = new HashMap<TopicPartition, OffsetAndMetadata>();
        for (var partition : consumer.assignment()) {
            if (failed.contains(partition)) {
                offsets.put(partition, new OffsetAndMetadata(consumer.position(partition)));
            }
        }
        if (!offsets.isEmpty()) {
            consumer.commitAsync(offsets, this);
        }
    }
}
