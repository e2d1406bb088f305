package dev.saldo.sales.subscription;

import dev.saldo.kit.Pure;
import dev.saldo.money.Money;
import dev.saldo.sales.cycle.Period;
import dev.saldo.sales.tariff.PricedLine;
import dev.saldo.sales.tariff.Totals;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something a subscription is to be billed for, once.
 *
 * @param cycle the number of the period it pays for, or is part of
 * @param days what it pays for; null for what is no period
 * @param costs what it takes at each platform
 * @param dueAt when it fell due
 * @param chargedOn the day of that, in the store
 * @param replaced what a change of plan replaced; null for all else
 * @param progress how far it is
 */
@Pure
public record Charge(
        UUID store,
        UUID id,
        UUID subscription,
        ChargeKind kind,
        int cycle,
        @Nullable Period days,
        List<PricedLine> lines,
        Totals totals,
        Map<UUID, Money> costs,
        Instant dueAt,
        LocalDate chargedOn,
        String actor,
        @Nullable Replaced replaced,
        Progress progress) {

    /** What a subscription had before a change. */
    public record Replaced(Direction direction, UUID planId, int planVersion, long quantity) {}

    /**
     * How far a charge is.
     *
     * @param attempt how often it has asked for its credits
     * @param cause why it waits or was rejected, in the words of the platform's answer
     * @param landedCost what its credits had cost; null until they are deducted
     * @param invoice the number of its invoice; null until it is issued
     */
    public record Progress(
            ChargeStatus status,
            int attempt,
            @Nullable String cause,
            @Nullable Money landedCost,
            @Nullable UUID invoiceId,
            @Nullable String invoice) {

        static Progress begun(boolean needsCredits) {
            return new Progress(
                    needsCredits ? ChargeStatus.ASKED : ChargeStatus.CHARGED,
                    needsCredits ? 1 : 0,
                    null,
                    null,
                    null,
                    null);
        }

        Progress charged(@Nullable Money cost) {
            return new Progress(ChargeStatus.CHARGED, attempt, null, cost, invoiceId, invoice);
        }

        Progress refused(ChargeStatus next, String why) {
            return new Progress(next, attempt, why, null, invoiceId, invoice);
        }

        Progress askedAgain() {
            return new Progress(ChargeStatus.ASKED, attempt + 1, null, null, invoiceId, invoice);
        }
    }

    Charge in(Progress next) {
        return new Charge(
                store,
                id,
                subscription,
                kind,
                cycle,
                days,
                lines,
                totals,
                costs,
                dueAt,
                chargedOn,
                actor,
                replaced,
                next);
    }

    public boolean isCharged() {
        return progress.status() == ChargeStatus.CHARGED;
    }

    /** What it costs the store: what the credits had cost, as far as that is known. */
    public Money cost() {
        var agreed = costs.values().stream().reduce(Money.zero(totals.total().currency()), Money::plus);
        var landed = progress.landedCost();
        return landed == null ? agreed : landed;
    }
}
