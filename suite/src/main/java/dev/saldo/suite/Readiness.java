package dev.saldo.suite;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Asks services whether they can work. */
final class Readiness {

    private static final Duration DEADLINE = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private Readiness() {}

    /** Returns when all answer that they are ready. */
    static void await(Map<String, URI> services) {
        var end = System.nanoTime() + DEADLINE.toNanos();
        try (var client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build()) {
            for (var service : services.entrySet()) {
                while (!isReady(client, service.getValue())) {
                    if (System.nanoTime() > end) {
                        throw new CannotStart("%s is not ready after %d minutes; the log says why."
                                .formatted(service.getKey(), DEADLINE.toMinutes()));
                    }
                    TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new CannotStart("Interrupted while waiting for the services.");
        }
    }

    private static boolean isReady(HttpClient client, URI service) throws InterruptedException {
        var request = HttpRequest.newBuilder(service.resolve("/actuator/health/readiness"))
                .timeout(Duration.ofSeconds(10))
                .build();
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException _) {
            return false;
        }
    }
}
