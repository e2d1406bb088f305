package dev.saldo.sales.sale;

import static dev.saldo.sales.sale.SaleStatus.AWAITING_CREDIT;
import static dev.saldo.sales.sale.SaleStatus.CANCELLED;
import static dev.saldo.sales.sale.SaleStatus.COMPLETED;
import static dev.saldo.sales.sale.SaleStatus.CONFIRMED;
import static dev.saldo.sales.sale.SaleStatus.DRAFT;
import static dev.saldo.sales.sale.SaleStatus.REFUNDED;
import static dev.saldo.sales.sale.SaleStatus.REJECTED;

import dev.saldo.kit.Pure;
import dev.saldo.sales.policy.OnMissingCredit;
import dev.saldo.sales.sale.Decision.Accepted;
import dev.saldo.sales.sale.Decision.Refused;
import dev.saldo.sales.sale.Decision.Unchanged;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a sale stands and how it got there. Each act is one row of the table of transitions: what it does in each
 * status.
 *
 * @param attempt how often the sale has asked for its credits; answers to older attempts mean nothing
 * @param confirmedBy the subject of who confirmed it
 * @param rejection why it waits or was rejected
 * @param endReason what the person said who cancelled or refunded it
 * @param refundedBy the subject of who refunded it
 */
@Pure
public record SaleState(
        SaleStatus status,
        int attempt,
        @Nullable Instant confirmedAt,
        @Nullable String confirmedBy,
        @Nullable Instant completedAt,
        @Nullable Rejection rejection,
        @Nullable String endReason,
        @Nullable String refundedBy) {

    /** What a seller can do with a sale. */
    public enum Act {
        EDIT,
        CONFIRM,
        CANCEL,
        REFUND
    }

    public static SaleState draft() {
        return new SaleState(DRAFT, 0, null, null, null, null, null, null);
    }

    public Decision edit() {
        return status == DRAFT ? new Accepted(this) : new Refused(Refusal.SALE_NOT_EDITABLE);
    }

    /** Whether somebody may let its prices pass, which leaves it where it is. */
    public Decision approve() {
        return status == DRAFT ? new Accepted(this) : new Refused(Refusal.SALE_NOT_APPROVABLE);
    }

    public Decision confirm(Instant now, String actor) {
        return switch (status) {
            case DRAFT -> new Accepted(new SaleState(CONFIRMED, 1, now, actor, null, null, null, null));
            case CONFIRMED, AWAITING_CREDIT, COMPLETED -> new Unchanged();
            case REJECTED, CANCELLED, REFUNDED -> new Refused(Refusal.SALE_NOT_CONFIRMABLE);
        };
    }

    /** A deduction is a fact, so it completes the sale whichever attempt it answers. */
    public Decision deducted(Instant now) {
        return switch (status) {
            case CONFIRMED, AWAITING_CREDIT ->
                new Accepted(new SaleState(COMPLETED, attempt, confirmedAt, confirmedBy, now, null, null, null));
            case COMPLETED, REFUNDED -> new Unchanged();
            case DRAFT, REJECTED, CANCELLED -> new Refused(Refusal.CREDITS_NOT_ASKED_FOR);
        };
    }

    public Decision declined(int answeredAttempt, Rejection why, OnMissingCredit choice) {
        return switch (status) {
            case CONFIRMED -> answeredAttempt == attempt ? new Accepted(after(why, choice)) : new Unchanged();
            case DRAFT, AWAITING_CREDIT, COMPLETED, REJECTED, CANCELLED, REFUNDED -> new Unchanged();
        };
    }

    public Decision release() {
        return status == AWAITING_CREDIT
                ? new Accepted(new SaleState(CONFIRMED, attempt + 1, confirmedAt, confirmedBy, null, null, null, null))
                : new Refused(Refusal.SALE_NOT_WAITING);
    }

    public Decision cancel(@Nullable String why) {
        return switch (status) {
            case DRAFT, AWAITING_CREDIT ->
                new Accepted(new SaleState(CANCELLED, attempt, confirmedAt, confirmedBy, null, rejection, why, null));
            case CANCELLED -> new Unchanged();
            case CONFIRMED, COMPLETED, REJECTED, REFUNDED -> new Refused(Refusal.SALE_NOT_CANCELLABLE);
        };
    }

    public Decision refund(@Nullable String why, String actor) {
        return switch (status) {
            case COMPLETED ->
                new Accepted(new SaleState(REFUNDED, attempt, confirmedAt, confirmedBy, completedAt, null, why, actor));
            case REFUNDED -> new Unchanged();
            case DRAFT, CONFIRMED, AWAITING_CREDIT, REJECTED, CANCELLED -> new Refused(Refusal.SALE_NOT_REFUNDABLE);
        };
    }

    /** What would change the sale now; what a refusal tells the seller instead. */
    public List<Act> allowed() {
        var allowed = new ArrayList<Act>();
        for (var act : Act.values()) {
            if (attempt(act) instanceof Accepted) {
                allowed.add(act);
            }
        }
        return List.copyOf(allowed);
    }

    private Decision attempt(Act act) {
        return switch (act) {
            case EDIT -> edit();
            case CONFIRM -> confirm(Instant.EPOCH, "anybody");
            case CANCEL -> cancel(null);
            case REFUND -> refund(null, "anybody");
        };
    }

    private SaleState after(Rejection why, OnMissingCredit choice) {
        var waits = why.curable() && choice == OnMissingCredit.WAIT;
        return new SaleState(
                waits ? AWAITING_CREDIT : REJECTED, attempt, confirmedAt, confirmedBy, null, why, null, null);
    }
}
