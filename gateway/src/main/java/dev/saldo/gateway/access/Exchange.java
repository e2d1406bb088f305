package dev.saldo.gateway.access;

import dev.saldo.gateway.access.Answer.Granted;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One question to identity, and its answer as soon as there is one. The answer ages from the question on, however long
 * identity took: what it knows of a revocation is as old as that.
 */
final class Exchange {

    private final long askedAt;
    private final Lifetimes lifetimes;
    private final AtomicBoolean begun = new AtomicBoolean();
    private final CompletableFuture<Answer> answer = new CompletableFuture<>();

    /** What is true until this one is answered. */
    private volatile @Nullable Exchange former;

    /** For how long answers hold, in nanoseconds. */
    record Lifetimes(long granted, long refused) {

        long of(Answer answer) {
            return answer instanceof Granted ? granted : refused;
        }
    }

    Exchange(long now, Lifetimes lifetimes, @Nullable Exchange former) {
        this.askedAt = now;
        this.lifetimes = lifetimes;
        this.former = former;
    }

    /** True for one caller, who then asks. */
    boolean begin() {
        return begun.compareAndSet(false, true);
    }

    void answered(Answer given) {
        answer.complete(given);
        former = null;
    }

    void failed(Throwable failure) {
        answer.completeExceptionally(failure);
    }

    @Nullable
    Exchange former() {
        return former;
    }

    CompletableFuture<Answer> answer() {
        return answer;
    }

    /** Null when there is none, or none that still holds. */
    @Nullable
    Answer at(long now) {
        if (!answer.isDone()) {
            var before = former;
            return before == null ? null : before.at(now);
        }
        if (answer.isCompletedExceptionally()) {
            return null;
        }
        var given = answer.join();
        return now - askedAt < lifetimes.of(given) ? given : null;
    }

    /** Worth waiting for, or holding an answer. */
    boolean isOpenAt(long now) {
        return !answer.isDone() || at(now) != null;
    }

    /** Granted, and past the middle of its life. */
    boolean isDueAt(long now) {
        return answer.isDone() && now - askedAt > lifetimes.granted() / 2 && at(now) instanceof Granted;
    }
}
