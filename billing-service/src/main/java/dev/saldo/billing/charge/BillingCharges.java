package dev.saldo.billing.charge;

import dev.saldo.billing.creditnote.CreditingCharges;
import dev.saldo.billing.invoice.Charge;
import dev.saldo.billing.invoice.IssuingInvoices;
import dev.saldo.billing.payment.PayingFromBalance;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Answers a batch of charges with invoices and credit notes, in the caller's transaction. */
@Service
class BillingCharges {

    private final IssuingInvoices invoices;
    private final CreditingCharges credits;
    private final PayingFromBalance paying;

    BillingCharges(IssuingInvoices invoices, CreditingCharges credits, PayingFromBalance paying) {
        this.invoices = invoices;
        this.credits = credits;
        this.paying = paying;
    }

    /** What gives back comes last: it may be for what is billed in the same batch. */
    Mono<Void> answer(List<Charge> charges) {
        var inOrder = charges.stream()
                .sorted(Comparator.comparing(Charge::occurredAt))
                .toList();
        return bill(inOrder.stream().filter(charge -> !charge.givesBack()).toList())
                .then(credit(inOrder.stream().filter(Charge::givesBack).toList()));
    }

    private Mono<Void> bill(List<Charge> charges) {
        return charges.isEmpty()
                ? Mono.empty()
                : invoices.bill(charges)
                        .flatMap(issued -> credits.creditParked(issued).then(paying.pay(issued)));
    }

    private Mono<Void> credit(List<Charge> charges) {
        return charges.isEmpty() ? Mono.empty() : credits.credit(charges);
    }
}
