package dev.saldo.chaos.load;

import java.util.List;
import java.util.UUID;

/**
 * What a client does next.
 *
 * @param task a sale or a subscription is two operations, a draft and its confirmation; a report may be many
 * @param pick chooses the store, the platform, the sale …
 * @param minor the amount of a deposit, deduction or payment
 * @param key of its first operation
 * @param impatient gives up when the first attempt gets no answer, and so never learns what became of it
 * @param distrustful asks again although it was answered
 */
record Step(Task task, int pick, long minor, UUID key, boolean impatient, boolean distrustful) {

    private static final int RECENT = 25;

    enum Task {
        DEPOSIT,
        DEDUCT,
        SELL,
        REFUND,
        CANCEL,
        PAY,
        SUBSCRIBE,
        RESIZE,
        END,
        CONSUME,
        REPORT,
        PUBLISH,
        LEASE
    }

    /** The key of one of its operations, counted from 0. */
    UUID key(int operation) {
        return new UUID(key.getMostSignificantBits() + operation, key.getLeastSignificantBits());
    }

    /** One of several, chosen by the pick; {@code turn} makes choices of one step differ. */
    int choose(int turn, int count) {
        return Math.floorMod(pick / (1 + 31 * turn), count);
    }

    <T> T choose(int turn, List<T> some) {
        return some.get(choose(turn, some.size()));
    }

    /** One of the last of them: those are under way, which is where something can go wrong. */
    <T> T chooseRecent(int turn, List<T> some) {
        var size = some.size();
        return some.get(size - 1 - choose(turn, Math.min(size, RECENT)));
    }
}
