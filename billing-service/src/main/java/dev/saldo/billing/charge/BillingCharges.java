package dev.saldo.billing.charge;

import dev.saldo.billing.charge.PendingCharges.Pending;
import dev.saldo.billing.collection.StartingCollections;
import dev.saldo.billing.creditnote.CreditingCharges;
import dev.saldo.billing.invoice.Charge;
import dev.saldo.billing.invoice.Invoice;
import dev.saldo.billing.invoice.IssuingInvoices;
import dev.saldo.billing.numbering.DocumentNumbers;
import dev.saldo.billing.payment.PayingFromBalance;
import dev.saldo.billing.seller.Issuer;
import dev.saldo.billing.seller.Issuers;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Answers a batch of charges with invoices and credit notes, in the caller's transaction. */
@Service
class BillingCharges {

    private final DocumentNumbers numbers;
    private final Issuers issuers;
    private final PendingCharges pending;
    private final IssuingInvoices invoices;
    private final CreditingCharges credits;
    private final PayingFromBalance paying;
    private final StartingCollections collections;

    BillingCharges(
            DocumentNumbers numbers,
            Issuers issuers,
            PendingCharges pending,
            IssuingInvoices invoices,
            CreditingCharges credits,
            PayingFromBalance paying,
            StartingCollections collections) {
        this.numbers = numbers;
        this.issuers = issuers;
        this.pending = pending;
        this.invoices = invoices;
        this.credits = credits;
        this.paying = paying;
        this.collections = collections;
    }

    /** What gives back comes last: it may be for what is billed in the same batch. */
    Mono<Void> answer(List<Charge> charges) {
        var inOrder = charges.stream()
                .sorted(Comparator.comparing(Charge::occurredAt))
                .toList();
        return bill(inOrder.stream().filter(charge -> !charge.givesBack()).toList())
                .then(credit(inOrder.stream().filter(Charge::givesBack).toList()));
    }

    /** One invoice for those of a customer, currency and day. The stores must be locked. */
    Mono<Void> billTogether(List<Charge> charges) {
        return charges.isEmpty()
                ? Mono.empty()
                : invoices.billTogether(charges).flatMap(issued -> settle(issued, charges));
    }

    private Mono<Void> bill(List<Charge> charges) {
        if (charges.isEmpty()) {
            return Mono.empty();
        }
        var stores = charges.stream().map(Charge::store).distinct().toList();
        return numbers.lock(stores).then(Mono.defer(() -> issuers.of(stores))).flatMap(known -> bill(charges, known));
    }

    private Mono<Void> bill(List<Charge> charges, Map<UUID, Issuer> issuers) {
        var waiting = charges.stream()
                .filter(charge -> issuer(issuers, charge).consolidates())
                .map(charge -> new Pending(
                        charge,
                        issuer(issuers, charge).startOf(charge.chargedOn().plusDays(1))))
                .toList();
        var single = charges.stream()
                .filter(charge -> !issuer(issuers, charge).consolidates())
                .toList();
        return (waiting.isEmpty() ? Mono.<Void>empty() : pending.add(waiting))
                .then(
                        single.isEmpty()
                                ? Mono.empty()
                                : invoices.bill(single).flatMap(issued -> settle(issued, single)));
    }

    private static Issuer issuer(Map<UUID, Issuer> issuers, Charge charge) {
        return Objects.requireNonNull(issuers.get(charge.store()));
    }

    /**
     * What waited for these invoices takes back first; what the customers are owed pays of the rest; for what is due
     * then, a provider is asked, later.
     */
    private Mono<Void> settle(List<Invoice> issued, List<Charge> charges) {
        return credits.creditParked(issued)
                .then(paying.pay(issued))
                .then(Mono.defer(() -> collections.start(issued, charges)));
    }

    private Mono<Void> credit(List<Charge> charges) {
        return charges.isEmpty() ? Mono.empty() : credits.credit(charges);
    }
}
