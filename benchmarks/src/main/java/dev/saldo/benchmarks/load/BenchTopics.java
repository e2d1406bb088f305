package dev.saldo.benchmarks.load;

import dev.saldo.benchmarks.measure.Interruption;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/** Topics of the references, like those of the services. */
public final class BenchTopics {

    private static final int PARTITIONS = 3;

    private BenchTopics() {}

    public static void make(String bootstrapServers, String... names) {
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            var topics = Arrays.stream(names)
                    .map(name -> new NewTopic(name, PARTITIONS, (short) 1))
                    .toList();
            for (var made : admin.createTopics(topics).values().values()) {
                made.get();
            }
        } catch (ExecutionException failure) {
            if (!(failure.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException("the reference's topics cannot be made", failure);
            }
        } catch (InterruptedException interrupted) {
            throw Interruption.of(interrupted);
        }
    }
}
