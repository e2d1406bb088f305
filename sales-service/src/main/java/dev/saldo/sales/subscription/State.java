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
 * @param parts how many of these were no whole ones but led to where one begins
 * @param leading whether the one it is in is such a part
 * @param cycles the row of its periods; null before the first day that is paid for
 * @param period the one it is in; null before the first day that is paid for
 * @param billsOn when the next one is due; null when none is
 * @param reminded whether the customer was reminded of the end of the trial
 * @param overdue invoices that were not paid in time
 * @param expiresOn when it ends unless they are paid; null when none is overdue
 * @param quotedUntil the first day on which a quotation cannot be accepted any more
 * @param endedOn the first day it was not there any more; null while it is
 * @param endReason why it ended
 * @param approval who let prices pass that are under their margin floor; null when nobody did
 */
@Pure
public record State(
        Status status,
        int cycle,
        int parts,
        boolean leading,
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
        @Nullable LocalDate endedOn,
        @Nullable String endReason,
        @Nullable Approval approval) {

    static State draft() {
        return new State(
                Status.DRAFT,
                0,
                0,
                false,
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
                null,
                null);
    }

    /** How many whole periods have been billed; what an end cut short is one. */
    int wholes() {
        return cycle - parts;
    }

    /** The number of the whole period it is in, or is led to. */
    int number() {
        return leading ? wholes() + 1 : wholes();
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
        int parts;
        boolean leading;

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
        LocalDate endedOn;

        @Nullable
        String endReason;

        @Nullable
        Approval approval;

        private Edit(State state) {
            status = state.status;
            cycle = state.cycle;
            parts = state.parts;
            leading = state.leading;
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
            endedOn = state.endedOn;
            endReason = state.endReason;
            approval = state.approval;
        }

        /** Nothing is going to happen any more. */
        void ended(Status end, LocalDate on, @Nullable String reason) {
            status = end;
            endedOn = on;
            endReason = reason;
            billsOn = null;
            cancellation = null;
            rest = null;
            change = null;
            pending = Pending.NOTHING;
            expiresOn = null;
            quotedUntil = null;
        }

        /** What is planned for the end of the present period, or trial, remains planned for its end. */
        void endsOn(LocalDate end) {
            if (cancellation != null && cancellation.on().equals(billsOn)) {
                cancellation = cancellation.on(end);
            }
            if (change != null && change.on().equals(billsOn)) {
                change = change.on(end);
            }
            if (rest != null && rest.from().equals(billsOn)) {
                rest = rest.on(end);
            }
            billsOn = end;
        }

        /** One more period is billed. */
        void begun(Period days, Period whole, Cycles row) {
            leading = days.start().isAfter(whole.start());
            cycle++;
            parts += leading ? 1 : 0;
            cycles = row;
            period = days;
        }

        private State done() {
            return new State(
                    status,
                    cycle,
                    parts,
                    leading,
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
                    endedOn,
                    endReason,
                    approval);
        }
    }
}
