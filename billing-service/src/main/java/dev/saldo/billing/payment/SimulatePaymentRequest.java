package dev.saldo.billing.payment;

import dev.saldo.kit.web.MoneyPositive;
import dev.saldo.money.Money;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A payment that a provider is made to report.
 *
 * @param amount all that is due unless told
 * @param outcome succeeded unless told
 */
record SimulatePaymentRequest(
        @NotNull UUID invoiceId,

        @NotNull @Pattern(regexp = RecordPaymentRequest.METHODS, message = RecordPaymentRequest.METHODS_MESSAGE)
        String method,

        @NotBlank @Size(max = 200) String referenceId,
        @Nullable @MoneyPositive Money amount,

        @Nullable @Pattern(regexp = "succeeded|failed", message = "must be one of succeeded, failed")
        String outcome) {

    Tender tender() {
        var result = "failed".equals(outcome) ? PaymentStatus.FAILED : PaymentStatus.SUCCEEDED;
        return new Tender(
                invoiceId,
                PaymentMethod.of(method),
                referenceId.strip(),
                amount,
                null,
                null,
                result,
                null,
                Overpayment.REFUSED);
    }
}
