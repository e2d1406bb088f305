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
    PAY;

    /** As the report names it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
