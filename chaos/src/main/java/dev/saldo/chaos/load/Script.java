package dev.saldo.chaos.load;

import dev.saldo.chaos.load.Step.Task;
import java.util.Random;
import java.util.UUID;

/** The steps of one client, the same for the same seed. What they meet decides what comes of them. */
final class Script {

    private static final int IMPATIENT_PERCENT = 10;
    private static final int DISTRUSTFUL_PERCENT = 5;
    private static final long LARGEST_DEPOSIT_MINOR = 9_000;
    private static final long LARGEST_DEDUCTION_MINOR = 3_000;

    private final Random random;

    Script(long seed, int client) {
        this.random = new Random(seed * 1_000_003 + client);
    }

    Step next() {
        var task = task(random.nextInt(100));
        return new Step(
                task,
                random.nextInt(Integer.MAX_VALUE),
                1 + random.nextLong(task == Task.DEPOSIT ? LARGEST_DEPOSIT_MINOR : LARGEST_DEDUCTION_MINOR),
                new UUID(random.nextLong(), random.nextLong()),
                random.nextInt(100) < IMPATIENT_PERCENT,
                random.nextInt(100) < DISTRUSTFUL_PERCENT);
    }

    private static Task task(int percent) {
        if (percent < 12) {
            return Task.DEPOSIT;
        } else if (percent < 22) {
            return Task.DEDUCT;
        } else if (percent < 41) {
            return Task.SELL;
        } else if (percent < 46) {
            return Task.REFUND;
        } else if (percent < 49) {
            return Task.CANCEL;
        } else if (percent < 59) {
            return Task.PAY;
        } else if (percent < 65) {
            return Task.SUBSCRIBE;
        } else if (percent < 69) {
            return Task.RESIZE;
        } else if (percent < 71) {
            return Task.END;
        } else if (percent < 86) {
            return Task.CONSUME;
        } else if (percent < 92) {
            return Task.REPORT;
        } else if (percent < 96) {
            return Task.PUBLISH;
        }
        return Task.LEASE;
    }
}
