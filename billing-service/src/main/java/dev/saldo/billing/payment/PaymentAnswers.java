package dev.saldo.billing.payment;

import dev.saldo.billing.access.Audience;
import dev.saldo.billing.payment.PaymentOutcome.InvoiceUnknown;
import dev.saldo.billing.payment.PaymentOutcome.Recorded;
import dev.saldo.billing.payment.PaymentOutcome.ReferenceTaken;
import dev.saldo.billing.payment.Ruling.Unacceptable;
import dev.saldo.billing.payment.Ruling.Untimely;
import dev.saldo.kit.web.Etags;
import dev.saldo.kit.web.Problem;
import org.springframework.http.ResponseEntity;

/** What callers are told about the payment they reported. */
final class PaymentAnswers {

    /** Payments never change. */
    private static final long ONLY_VERSION = 1;

    private PaymentAnswers() {}

    static ResponseEntity<PaymentView> answer(PaymentOutcome outcome, Audience audience) {
        return switch (outcome) {
            case Recorded(var payment) ->
                Etags.created("/api/v1/payments/" + payment.id(), ONLY_VERSION, PaymentView.of(payment, audience));
            case ReferenceTaken(var payment) ->
                throw Problem.conflict("reference-taken", "Another payment of this method has the reference.")
                        .with("paymentId", payment);
            case InvoiceUnknown(var invoice) -> throw Problem.notFound("invoice", invoice);
            case Untimely _ -> throw Problem.invalid("/paidAt", "must not be in the future or before 1970");
            case Unacceptable refusal -> throw problem(refusal);
        };
    }

    static ResponseEntity<PaymentView> found(Payment payment, Audience audience) {
        return Etags.ok(ONLY_VERSION, PaymentView.of(payment, audience));
    }

    private static Problem problem(Unacceptable refusal) {
        var settlement = refusal.account().settlement();
        return switch (refusal.reason()) {
            case NOT_PAYABLE, ALREADY_TAKEN_BACK ->
                Problem.conflict("invoice-not-payable", "Nothing is due on the invoice.")
                        .with("invoiceStatus", settlement.status());
            case OVERPAYMENT ->
                Problem.conflict("overpayment", "The payment is more than what is due on the invoice.")
                        .with("amountDue", settlement.due());
            case WRONG_CURRENCY ->
                Problem.invalid(
                        "/amount/currency", "must be " + settlement.grandTotal().currency());
            case NOT_POSITIVE -> Problem.invalid("/amount", "must be above zero");
        };
    }
}
