package dev.saldo.sales.subscription;

import dev.saldo.kit.Pure;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One act, and what came of it.
 *
 * @param on the day it counts from
 * @param at when it fell due, or was asked for
 * @param detail for the history: what was said about it
 * @param charges what is to be billed for it
 */
@Pure
record Step(
        Act act,
        Subscription before,
        Subscription after,
        LocalDate on,
        Instant at,
        String actor,
        @Nullable String detail,
        List<News> news,
        List<Charge> charges) {

    /** Of an act the table of transitions allows; a charge tells of itself. */
    static Step of(
            Act act,
            Subscription before,
            Subscription after,
            Facts facts,
            String actor,
            @Nullable String detail,
            List<News> news,
            List<Charge> charges) {
        if (!act.leads(before.status(), after.status())) {
            throw new IllegalStateException(
                    "%s does not lead from %s to %s".formatted(act, before.status(), after.status()));
        }
        var all = new ArrayList<>(news);
        charges.forEach(charge -> all.add(charge.isCharged() ? new News.Charged(charge) : new News.Due(charge)));
        return new Step(
                act,
                before,
                approvedStill(act, before, after).next(),
                facts.today(),
                facts.now(),
                actor,
                detail,
                List.copyOf(all),
                charges);
    }

    /** What was approved, and not agreed on with the very next act, is not approved any more. */
    private static Subscription approvedStill(Act act, Subscription before, Subscription after) {
        return act == Act.APPROVE || act.settlesPrices() || before.bindingApproval() == null
                ? after
                : after.with(next -> next.approval = null);
    }

    /** The same with more to tell in the history. */
    Step andTold(String more) {
        var told = detail == null ? more : detail + ", " + more;
        return new Step(act, before, after, on, at, actor, told, news, charges);
    }
}
