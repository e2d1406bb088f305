package dev.saldo.kit.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.NotCoordinatorException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FailedCommitsTest {

    private static final TopicPartition MINE = new TopicPartition("sale-refunded", 0);
    private static final TopicPartition THEIRS = new TopicPartition("sale-refunded", 1);
    private static final NotCoordinatorException FAILURE = new NotCoordinatorException("moved");

    private final MockConsumer<String, byte[]> consumer = new MockConsumer<>("earliest");
    private final FailedCommits failed = new FailedCommits();

    @BeforeEach
    void assign() {
        consumer.assign(List.of(MINE));
        consumer.seek(MINE, 2);
    }

    @Test
    void anOffsetThatDidNotArriveIsCommittedAgain() {
        failed.onComplete(Map.of(MINE, at(2)), FAILURE);

        failed.repeat(consumer);

        assertThat(committed()).isEqualTo(at(2));
    }

    @Test
    void aLaterOneMakesUpForIt() {
        failed.onComplete(Map.of(MINE, at(2)), FAILURE);
        failed.onComplete(Map.of(MINE, at(3)), null);

        failed.repeat(consumer);

        assertThat(committed()).isNull();
    }

    @Test
    void whatAnotherReplicaHasDoneSinceIsNotTakenBack() {
        failed.onComplete(Map.of(MINE, at(2)), FAILURE);
        consumer.seek(MINE, 5);

        failed.repeat(consumer);

        assertThat(committed()).isEqualTo(at(5));
    }

    @Test
    void onceItArrivedItIsNotRepeated() {
        failed.onComplete(Map.of(MINE, at(2)), FAILURE);
        failed.repeat(consumer);
        consumer.seek(MINE, 3);

        failed.repeat(consumer);

        assertThat(committed()).isEqualTo(at(2));
    }

    @Test
    void aPartitionThatIsSomebodyElsesNowIsLeftAlone() {
        failed.onComplete(Map.of(THEIRS, at(2)), FAILURE);

        failed.repeat(consumer);

        assertThat(consumer.committed(Set.of(THEIRS)).get(THEIRS)).isNull();
    }

    private OffsetAndMetadata committed() {
        return consumer.committed(Set.of(MINE)).get(MINE);
    }

    private static OffsetAndMetadata at(long offset) {
        return new OffsetAndMetadata(offset);
    }
}
