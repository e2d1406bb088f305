package dev.saldo.chaos.load;

import java.util.Locale;

/** What a client asks for. */
public enum Act {
    DEPOSIT,
    DEDUCT,
    DRAFT,
    CONFIRM,
    REFUND,
    CANCEL,
    PAY,
    /** A draft of a subscription. */
    SUBSCRIBE,
    /** Its confirmation, with which it begins. */
    BEGIN,
    /** Another quantity of it. */
    RESIZE,
    /** Its cancellation, now or for the end of its period. */
    END,
    CONSUME,
    /** Usage that has happened, over HTTP. */
    REPORT,
    /** The same, written onto the topic. */
    PUBLISH,
    LEASE,
    RETURN;

    /** As the report names it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a refusal is an answer that is kept with the key, so that it holds for every attempt. */
    boolean keepsRefusals() {
        return this == CONSUME;
    }
}
