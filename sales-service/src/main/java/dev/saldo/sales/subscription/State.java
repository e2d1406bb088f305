package dev.saldo.sales.subscription;

import dev.saldo.kit.Pure;
import dev.saldo.sales.cycle.Cycles;
import dev.saldo.sales.cycle.Period;
import dev.saldo.sales.margin.Approval;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where a subscription stands and what is going to happen to it.
 *
 * @param cycle how many periods, whole or in part, have been billed
 * @param cycles the row of its periods; null before the first day that is paid for
 * @param period the one it is in; null before the first day that is paid for
 * @param billsOn when the next one is due; null when none is
 * @param reminded whether the customer was reminded of the end of the trial
 * @param overdue invoices that were not paid in time
 * @param expiresOn when it ends unless they are paid; null when none is overdue
 * @param quotedUntil the first day on which a quotation cannot be accepted any more
 * @param endReason why it ended
 * @param approval who let prices pass that are under their margin floor; null when nobody did
 */
@Pure
public record State(
        Status status,
        int cycle,
        @Nullable Cycles cycles,
        @Nullable Period period,
        @Nullable LocalDate billsOn,
        boolean reminded,
        @Nullable Cancellation cancellation,
        @Nullable Rest rest,
        @Nullable PlannedChange change,
        Pending pending,
        List<UUID> overdue,
        @Nullable LocalDate expiresOn,
        @Nullable LocalDate quotedUntil,
        @Nullable String endReason,
        @Nullable Approval approval) {

    static State draft() {
        return new State(
                Status.DRAFT,
                0,
                null,
                null,
                null,
                false,
                null,
                null,
                null,
                Pending.NOTHING,
                List.of(),
                null,
                null,
                null,
                null);
    }

    /** Whether it rests, and days that were paid for come after that. */
    boolean keepsPaidDays() {
        return status == Status.PAUSED
                && rest != null
                && rest.extend()
                && period != null
                && rest.from().isBefore(period.end());
    }

    /** Whether days that were paid for are still to come. */
    boolean hasPaidDays(LocalDate today) {
        return period != null && (today.isBefore(period.end()) || keepsPaidDays());
    }

    /** Whether it is to end with the period it is in. */
    boolean endsWithItsPeriod() {
        return cancellation != null && cancellation.on().equals(billsOn);
    }

    /** The same state but for what the edit sets. */
    State with(Consumer<Edit> edit) {
        var next = new Edit(this);
        edit.accept(next);
        return next.done();
    }

    /** A state on the way to the next one. */
    static final class Edit {
        Status status;
        int cycle;

        @Nullable
        Cycles cycles;

        @Nullable
        Period period;

        @Nullable
        LocalDate billsOn;

        boolean reminded;

        @Nullable
        Cancellation cancellation;

        @Nullable
        Rest rest;

        @Nullable
        PlannedChange change;

        Pending pending;
        List<UUID> overdue;

        @Nullable
        LocalDate expiresOn;

        @Nullable
        LocalDate quotedUntil;

        @Nullable
        String endReason;

        @Nullable
        Approval approval;

        private Edit(State state) {
            status = state.status;
            cycle = state.cycle;
            cycles = state.cycles;
            period = state.period;
            billsOn = state.billsOn;
            reminded = state.reminded;
            cancellation = state.cancellation;
            rest = state.rest;
            change = state.change;
            pending = state.pending;
            overdue = state.overdue;
            expiresOn = state.expiresOn;
            quotedUntil = state.quotedUntil;
            endReason = state.endReason;
            approval = state.approval;
        }

        /** Nothing is going to happen any more. */
        void ended(Status end, @Nullable String reason) {
            status = end;
            endReason = reason;
            billsOn = null;
            cancellation = null;
            rest = null;
            change = null;
            pending = Pending.NOTHING;
            expiresOn = null;
            quotedUntil = null;
        }

        private State done() {
            return new State(
                    status,
                    cycle,
                    cycles,
                    period,
                    billsOn,
                    reminded,
                    cancellation,
                    rest,
                    change,
                    pending,
                    overdue,
                    expiresOn,
                    quotedUntil,
                    endReason,
                    approval);
        }
    }
}
