package dev.saldo.billing.payment;

import dev.saldo.billing.payment.PaymentOutcome.InvoiceUnknown;
import dev.saldo.billing.payment.PaymentOutcome.Recorded;
import dev.saldo.billing.payment.PaymentOutcome.ReferenceTaken;
import dev.saldo.billing.payment.Ruling.Unacceptable;
import dev.saldo.billing.payment.Ruling.Untimely;
import dev.saldo.kit.security.Caller;
import dev.saldo.money.Money;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Records what a payment provider answered on the way of every payment; joins the caller's transaction. */
@Service
public class ProviderPayments {

    private final RecordingPayments recording;

    ProviderPayments(RecordingPayments recording) {
        this.recording = recording;
    }

    /** What is not due any more is the customer's. False when another payment has the reference: nothing is booked. */
    public Mono<Boolean> succeeded(UUID store, UUID invoice, Money amount, String reference) {
        var tender = tender(invoice, amount, reference, PaymentStatus.SUCCEEDED, null, Overpayment.TAKEN);
        return recording.record(Caller.system(store), tender).map(ProviderPayments::isBooked);
    }

    /** Nothing is left to say where so much is not due any more. */
    public Mono<Void> failed(UUID store, UUID invoice, Money amount, String reference, String reason) {
        var tender = tender(invoice, amount, reference, PaymentStatus.FAILED, reason, Overpayment.REFUSED);
        return recording.record(Caller.system(store), tender).then();
    }

    private static Tender tender(
            UUID invoice,
            Money amount,
            String reference,
            PaymentStatus result,
            @Nullable String failureReason,
            Overpayment overpayment) {
        return new Tender(
                invoice, PaymentMethod.PROVIDER, reference, amount, null, null, result, failureReason, overpayment);
    }

    private static boolean isBooked(PaymentOutcome outcome) {
        return switch (outcome) {
            case Recorded _ -> true;
            case ReferenceTaken _ -> false;
            case InvoiceUnknown _, Unacceptable _, Untimely _ ->
                throw new IllegalStateException("money that moved is not taken: " + outcome);
        };
    }
}
