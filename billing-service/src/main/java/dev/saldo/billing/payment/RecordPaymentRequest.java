package dev.saldo.billing.payment;

import dev.saldo.kit.web.MoneyPositive;
import dev.saldo.money.Money;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A payment that came in.
 *
 * @param amount all that is due unless told
 * @param paidAt now unless told
 * @param overpayment what becomes of more than is due: refuse, unless told to credit it to the customer
 */
record RecordPaymentRequest(
        @NotNull UUID invoiceId,

        @NotNull @Pattern(regexp = METHODS, message = METHODS_MESSAGE)
        String method,

        @NotBlank @Size(max = 200) String referenceId,
        @Nullable @MoneyPositive Money amount,
        @Nullable Instant paidAt,
        @Nullable @Size(max = 500) String note,

        @Nullable @Pattern(regexp = "refuse|credit", message = "must be one of refuse, credit")
        String overpayment) {

    static final String METHODS = "cash|card|upi|netbanking|transfer";
    static final String METHODS_MESSAGE = "must be one of cash, card, upi, netbanking, transfer";

    Tender tender() {
        return new Tender(
                invoiceId,
                PaymentMethod.of(method),
                referenceId.strip(),
                amount,
                paidAt,
                note,
                PaymentStatus.SUCCEEDED,
                null,
                "credit".equals(overpayment) ? Overpayment.CREDITED : Overpayment.REFUSED);
    }
}
