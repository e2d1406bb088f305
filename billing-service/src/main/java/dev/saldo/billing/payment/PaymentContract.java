package dev.saldo.billing.payment;

import dev.saldo.billing.payment.Ruling.Recordable;
import dev.saldo.contracts.Topics;
import dev.saldo.contracts.billing.PaymentFailed;
import dev.saldo.contracts.billing.PaymentSucceeded;
import dev.saldo.kit.outbox.OutboxMessage;
import java.util.Objects;

/** What the rest of the suite hears of payments. */
final class PaymentContract {

    private PaymentContract() {}

    static OutboxMessage recorded(Recordable recordable) {
        var payment = recordable.payment();
        return switch (payment.status()) {
            case SUCCEEDED ->
                OutboxMessage.of(Topics.PAYMENT_SUCCEEDED, payment.store(), payment.id(), succeeded(recordable));
            case FAILED -> OutboxMessage.of(Topics.PAYMENT_FAILED, payment.store(), payment.id(), failed(recordable));
        };
    }

    private static PaymentSucceeded succeeded(Recordable recordable) {
        var payment = recordable.payment();
        return new PaymentSucceeded(
                payment.id(),
                payment.invoice(),
                payment.invoiceNumber(),
                recordable.account().origin().sale(),
                payment.method().word(),
                payment.reference(),
                payment.amount(),
                payment.occurredAt());
    }

    private static PaymentFailed failed(Recordable recordable) {
        var payment = recordable.payment();
        return new PaymentFailed(
                payment.id(),
                payment.invoice(),
                payment.invoiceNumber(),
                recordable.account().origin().sale(),
                payment.method().word(),
                payment.reference(),
                payment.amount(),
                Objects.requireNonNull(payment.failureReason()),
                payment.occurredAt());
    }
}
