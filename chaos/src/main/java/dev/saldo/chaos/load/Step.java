package dev.saldo.chaos.load;

import java.util.UUID;

/**
 * What a client does next.
 *
 * @param task a sale is two operations, a draft and its confirmation
 * @param pick chooses the store, the platform, the sale …
 * @param minor the amount of a deposit, deduction or payment
 * @param key of the operation
 * @param next of the one after it
 * @param impatient gives up when the first attempt gets no answer, and so never learns what became of it
 * @param distrustful asks again although it was answered
 */
record Step(Task task, int pick, long minor, UUID key, UUID next, boolean impatient, boolean distrustful) {

    enum Task {
        DEPOSIT,
        DEDUCT,
        SELL,
        REFUND,
        CANCEL,
        PAY
    }

    /** One of several, chosen by the pick; {@code turn} makes choices of one step differ. */
    int choose(int turn, int count) {
        return Math.floorMod(pick / (1 + 31 * turn), count);
    }
}
