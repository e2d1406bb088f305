package dev.saldo.billing.collection;

import dev.saldo.billing.invoice.BilledCharge;
import dev.saldo.billing.invoice.Charge;
import dev.saldo.billing.invoice.Invoice;
import dev.saldo.kit.Pure;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An invoice that is to be paid with what its charges name. */
@Pure
record PaymentWish(Invoice invoice, String paymentMethod) {

    /** Of those of the invoices whose charges all name the same. */
    static List<PaymentWish> of(List<Invoice> issued, List<Charge> charges) {
        var methods = new HashMap<UUID, @Nullable String>();
        charges.forEach(charge -> methods.put(charge.id(), charge.paymentMethod()));
        return issued.stream().flatMap(invoice -> of(invoice, methods)).toList();
    }

    private static Stream<PaymentWish> of(Invoice invoice, Map<UUID, @Nullable String> methods) {
        var named = invoice.charges().stream()
                .map(BilledCharge::charge)
                .map(methods::get)
                .distinct()
                .toList();
        return named.size() == 1
                ? named.stream().filter(PaymentWish::isSaid).map(method -> new PaymentWish(invoice, method))
                : Stream.empty();
    }

    private static boolean isSaid(@Nullable String paymentMethod) {
        return paymentMethod != null && !paymentMethod.isBlank();
    }
}
