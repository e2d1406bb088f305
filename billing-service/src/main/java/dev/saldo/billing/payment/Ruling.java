package dev.saldo.billing.payment;

import dev.saldo.billing.settlement.Account;
import dev.saldo.billing.settlement.Change;
import dev.saldo.billing.settlement.Decision.Accepted;
import dev.saldo.billing.settlement.Decision.Reason;
import dev.saldo.billing.settlement.Decision.Refused;
import dev.saldo.kit.Pure;
import dev.saldo.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is to be done with a tender. */
@Pure
sealed interface Ruling {

    String DECLINED = "declined";

    /** Clocks of those who report payments may be ahead by this much. */
    Duration CLOCK_SKEW = Duration.ofMinutes(5);

    Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");

    /** @param changes what becomes of the invoice: nothing if the payment failed */
    @Pure
    record Recordable(Payment payment, Account account, List<Change> changes) implements Ruling {}

    /** The invoice does not take it. */
    @Pure
    record Unacceptable(Reason reason, Account account) implements Ruling, PaymentOutcome {}

    /** Nobody can have paid at that time. */
    @Pure
    record Untimely() implements Ruling, PaymentOutcome {}

    static Ruling on(Tender tender, Account account, UUID id, String actor, Instant now) {
        var paidAt = tender.paidAt() == null ? now : tender.paidAt().truncatedTo(ChronoUnit.MICROS);
        if (paidAt.isBefore(EARLIEST) || paidAt.isAfter(now.plus(CLOCK_SKEW))) {
            return new Untimely();
        }
        var due = account.settlement().due();
        var amount = tender.amount() == null ? due : tender.amount();
        if (tender.overpayment() == Overpayment.TAKEN && !due.isPositive()) {
            return new Recordable(payment(tender, account, id, actor, amount, amount, paidAt), account, List.of());
        }
        var surplus = surplus(tender, amount, due);
        return switch (account.settlement().pay(surplus == null ? amount : amount.minus(surplus))) {
            case Refused(var reason) -> new Unacceptable(reason, account);
            case Accepted accepted -> {
                var payment = payment(tender, account, id, actor, amount, surplus, paidAt);
                yield new Recordable(payment, account, changes(payment, new Change(account, accepted, paidAt)));
            }
        };
    }

    /** Null for nothing, or where none is wanted. */
    private static @Nullable Money surplus(Tender tender, Money amount, Money due) {
        return tender.overpayment() != Overpayment.REFUSED
                        && due.isPositive()
                        && amount.currency().equals(due.currency())
                        && amount.compareTo(due) > 0
                ? amount.minus(due)
                : null;
    }

    private static List<Change> changes(Payment payment, Change booked) {
        return switch (payment.status()) {
            case SUCCEEDED -> List.of(booked);
            case FAILED -> List.of();
        };
    }

    private static Payment payment(
            Tender tender,
            Account account,
            UUID id,
            String actor,
            Money amount,
            @Nullable Money surplus,
            Instant paidAt) {
        return new Payment(
                id,
                account.store(),
                account.invoice(),
                account.number(),
                tender.method(),
                tender.reference(),
                amount,
                surplus,
                tender.result(),
                tender.result() == PaymentStatus.FAILED
                        ? Objects.requireNonNullElse(tender.failureReason(), DECLINED)
                        : null,
                tender.note(),
                actor,
                paidAt);
    }
}
