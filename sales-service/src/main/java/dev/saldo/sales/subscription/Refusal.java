package dev.saldo.sales.subscription;

import dev.saldo.kit.Pure;
import org.jspecify.annotations.Nullable;

/** Why something cannot happen to a subscription; the code of the problem is its name. */
@Pure
public enum Refusal {
    TRANSITION_NOT_ALLOWED("This cannot happen to a subscription that is %s."),
    CATCHING_UP("More has fallen due for this subscription than is done at once; it is being worked off."),
    NOT_PAUSABLE("The plan of this subscription cannot be paused."),
    NOTHING_TO_WITHDRAW("Nothing is scheduled that could be taken back."),
    ENDS_BEFORE("The subscription has ended by that day."),
    INTERVAL_DIFFERS("A plan with another billing period begins a period of its own: now with prorate-now, or at the"
            + " end of the period; its add-ons have the same."),
    PAUSED_UNBILLED("A paused subscription is not billed: its plan changes without proration, or at the end of the"
            + " period."),
    BELOW_MINIMUM("The plan has a minimum quantity."),
    OTHER_PLAN("The subscription has another plan by now."),
    ALREADY_THERE("The subscription has that version of the plan already."),
    NOT_PRICED("That version of the plan has no price in the currency of the subscription."),
    CHANGE_SCHEDULED("Another change of the subscription is scheduled, which would be lost."),
    QUOTED_UNTIL_TODAY("must lie after today", "/validUntil"),
    PAUSED_UNTIL_START("must lie after the first day of the pause", "/until");

    private final String sentence;
    private final @Nullable String pointer;

    Refusal(String sentence) {
        this(sentence, null);
    }

    Refusal(String sentence, @Nullable String pointer) {
        this.sentence = sentence;
        this.pointer = pointer;
    }

    /** What of the request is not acceptable; null when the subscription itself is in the way. */
    public @Nullable String pointer() {
        return pointer;
    }

    /** For people. */
    public String sentence(Status status) {
        return sentence.formatted(status.wire());
    }
}
