package dev.saldo.benchmarks.scenario;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Answers that come some other way than what they answer went. */
final class Awaited {

    private final Map<String, CompletableFuture<@Nullable Void>> answers = new ConcurrentHashMap<>();

    CompletableFuture<@Nullable Void> expect(String key) {
        var answer = new CompletableFuture<@Nullable Void>();
        answers.put(key, answer);
        return answer;
    }

    /** Nothing happens when nobody waits for it. */
    void came(String key) {
        var answer = answers.remove(key);
        if (answer != null) {
            answer.complete(null);
        }
    }

    void failed(String key, Throwable failure) {
        var answer = answers.remove(key);
        if (answer != null) {
            answer.completeExceptionally(failure);
        }
    }
}
