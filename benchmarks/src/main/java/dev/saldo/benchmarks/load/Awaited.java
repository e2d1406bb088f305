package dev.saldo.benchmarks.load;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Answers that come some other way than what they answer went. */
public final class Awaited {

    private final Map<String, CompletableFuture<@Nullable Void>> answers = new ConcurrentHashMap<>();

    public CompletableFuture<@Nullable Void> expect(String key) {
        var answer = new CompletableFuture<@Nullable Void>();
        answers.put(key, answer);
        return answer;
    }

    /** Nothing happens when nobody waits for it. */
    public void came(String key) {
        var answer = answers.remove(key);
        if (answer != null) {
            answer.complete(null);
        }
    }

    public void failed(String key, Throwable failure) {
        var answer = answers.remove(key);
        if (answer != null) {
            answer.completeExceptionally(failure);
        }
    }
}
