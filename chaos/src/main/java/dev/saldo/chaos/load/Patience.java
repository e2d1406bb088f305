package dev.saldo.chaos.load;

import dev.saldo.chaos.load.Answer.Acknowledged;
import dev.saldo.chaos.load.Answer.Refused;
import dev.saldo.chaos.load.Answer.Unknown;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** How a good client asks: again with the same key until it is told what became of it. What it hears is remembered. */
final class Patience {

    private static final long FIRST_PAUSE_MILLIS = 100;
    private static final long LONGEST_PAUSE_MILLIS = 2_000;

    private final Told told;
    private final Load load;
    private final LongAdder attempts;

    Patience(Told told, Load load, LongAdder attempts) {
        this.told = told;
        this.load = load;
        this.attempts = attempts;
    }

    /** One attempt, and what it heard. */
    interface Attempt {
        Answer send() throws InterruptedException;
    }

    /** One attempt at several operations, and what it heard of each, in their order. */
    interface Batch {
        List<Answer> send() throws InterruptedException;
    }

    /** What came of the operation, null when nothing did or nobody knows. */
    @Nullable
    String settle(Step step, Operation operation, Attempt attempt) throws InterruptedException {
        var answers = settle(step, List.of(operation), () -> List.of(attempt.send()));
        return answers.getFirst() instanceof Acknowledged(var as) ? as : null;
    }

    List<Answer> settle(Step step, List<Operation> operations, Batch batch) throws InterruptedException {
        operations.forEach(told::tries);
        for (var pause = FIRST_PAUSE_MILLIS; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS)) {
            var answers = attempt(operations, batch);
            if (answers.stream().noneMatch(Unknown.class::isInstance)) {
                if (step.distrustful() && areKept(operations, answers)) {
                    attempt(operations, batch);
                }
                return answers;
            }
            if (step.impatient() || !load.waitsForAnswers()) {
                return answers;
            }
            TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextLong(pause / 2, pause + 1));
        }
    }

    private List<Answer> attempt(List<Operation> operations, Batch batch) throws InterruptedException {
        attempts.increment();
        var answers = batch.send();
        for (var index = 0; index < operations.size(); index++) {
            hear(operations.get(index), answers.get(index));
        }
        return answers;
    }

    private void hear(Operation operation, Answer answer) {
        switch (answer) {
            case Acknowledged(var as) -> told.acknowledged(operation, as);
            case Refused refused -> told.refused(operation, refused.status(), refused.code());
            case Unknown _ -> told.unanswered(operation);
        }
    }

    /** Whether the same is answered to whoever asks again. */
    private static boolean areKept(List<Operation> operations, List<Answer> answers) {
        return answers.stream().allMatch(Acknowledged.class::isInstance)
                || operations.stream().allMatch(operation -> operation.act().keepsRefusals());
    }
}
