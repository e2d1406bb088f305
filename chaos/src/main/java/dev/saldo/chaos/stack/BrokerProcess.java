package dev.saldo.chaos.stack;

import dev.saldo.engines.Durability;
import dev.saldo.engines.KafkaEngine;
import java.nio.file.Path;

/** The broker as a process of its own, which can be killed and paused. */
public final class BrokerProcess {

    private BrokerProcess() {}

    /** @param arguments the directory, the port to listen at, the port clients are told to use */
    public static void main(String[] arguments) throws InterruptedException {
        try (var _ = KafkaEngine.start(
                Path.of(arguments[0]),
                Integer.parseInt(arguments[1]),
                Integer.parseInt(arguments[2]),
                Durability.FSYNC)) {
            Thread.currentThread().join();
        }
    }
}
