package dev.saldo.billing.payment;

import dev.saldo.kit.Pure;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What recording a payment did; refusals stay values until the edge. */
@Pure
sealed interface PaymentOutcome
        permits PaymentOutcome.Recorded,
                PaymentOutcome.ReferenceTaken,
                PaymentOutcome.InvoiceUnknown,
                Ruling.Unacceptable,
                Ruling.Untimely {

    @Pure
    record Recorded(Payment payment) implements PaymentOutcome {}

    /** @param payment the one that has the reference already; null where it is not the caller's */
    @Pure
    record ReferenceTaken(@Nullable UUID payment) implements PaymentOutcome {}

    @Pure
    record InvoiceUnknown(UUID invoice) implements PaymentOutcome {}
}
