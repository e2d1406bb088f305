package dev.saldo.sales.subscription;

import dev.saldo.kit.Pure;
import dev.saldo.money.Money;
import java.util.UUID;

/** What becomes of a subscription that is to be moved to another version of its plan. */
@Pure
public sealed interface Move {

    UUID subscriptionId();

    /**
     * It is moved, or will be when its period ends.
     *
     * @param before what a whole period of it comes to
     * @param after what a whole period of it comes to then
     * @param dueNow what is billed at once; negative when it gives back
     */
    record Done(UUID subscriptionId, Money before, Money after, Money dueNow) implements Move {

        static Done of(Step step) {
            var before = step.before();
            var after = step.after();
            var planned = after.state().change();
            var items = planned == null ? after.items() : planned.items();
            return new Done(
                    before.id(),
                    Recurring.totals(before).total(),
                    Recurring.totals(after.items(items)).total(),
                    step.charges().stream()
                            .map(charge -> charge.totals().total())
                            .reduce(Money.zero(before.currency()), Money::plus));
        }
    }

    /** It stays as it is; the code is that of the problem a single change would answer. */
    record Refused(UUID subscriptionId, String number, String code, String detail) implements Move {}
}
