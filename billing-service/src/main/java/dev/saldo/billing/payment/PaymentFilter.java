package dev.saldo.billing.payment;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which payments are asked for; null where it does not matter. */
record PaymentFilter(
        @Nullable UUID invoice,
        @Nullable PaymentMethod method,
        @Nullable String reference,
        @Nullable PaymentStatus status) {

    static PaymentFilter ofInvoice(UUID invoice) {
        return new PaymentFilter(invoice, null, null, null);
    }

    @Nullable
    String methodWord() {
        return method == null ? null : method.word();
    }

    @Nullable
    String statusName() {
        return status == null ? null : status.name();
    }
}
