package dev.saldo.billing.creditnote;

import dev.saldo.billing.invoice.Charge;
import dev.saldo.billing.invoice.Invoice;
import dev.saldo.billing.numbering.DocumentNumbers;
import dev.saldo.billing.settlement.Settlements;
import dev.saldo.money.Money;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/**
 * Answers charges that give back with credit notes for the newest invoices of their subscriptions, in the caller's
 * transaction. What no invoice has left waits for one that has.
 */
@Service
public class CreditingCharges {

    private static final Logger log = LoggerFactory.getLogger(CreditingCharges.class);

    private final DocumentNumbers numbers;
    private final Settlements settlements;
    private final CreditedCharges credited;
    private final ParkedCredits parked;
    private final WritingCreditNotes notes;
    private final Counter exceeding;

    CreditingCharges(
            DocumentNumbers numbers,
            Settlements settlements,
            CreditedCharges credited,
            ParkedCredits parked,
            WritingCreditNotes notes,
            MeterRegistry meters) {
        this.numbers = numbers;
        this.settlements = settlements;
        this.credited = credited;
        this.parked = parked;
        this.notes = notes;
        this.exceeding = Counter.builder("saldo.credits.exceeding")
                .description("Charges that give back more than all invoices of their subscription have left")
                .register(meters);
    }

    /** For charges of which each gives back; those that were answered before are left out. */
    public Mono<Void> credit(List<Charge> charges) {
        return numbers.lock(charges.stream().map(Charge::store).toList())
                .then(Mono.defer(() -> credited.known(charges)))
                .map(known -> withoutKnown(charges, known))
                .filter(fresh -> !fresh.isEmpty())
                .flatMap(this::share);
    }

    /** For what waits for invoices of these subscriptions, which were issued in this transaction. */
    public Mono<Void> creditParked(List<Invoice> issued) {
        return parked.take(issued)
                .filter(charges -> !charges.isEmpty())
                .flatMap(charges -> credited.given(charges).map(given -> outstanding(charges, given)))
                .flatMap(this::share);
    }

    private Mono<Void> share(List<Outstanding> wanted) {
        return settlements
                .lockCreditable(
                        wanted.stream().map(each -> each.charge().store()).toList(),
                        wanted.stream().map(Outstanding::subscription).toList())
                .map(accounts -> Shares.of(wanted, accounts))
                .flatMap(shares -> notes.write(shares.parts()).then(park(shares.open())));
    }

    private Mono<Void> park(List<Outstanding> open) {
        return open.isEmpty()
                ? Mono.empty()
                : credited.invoiced(open)
                        .doOnNext(invoiced -> tell(open, invoiced))
                        .then(parked.park(open));
    }

    private void tell(List<Outstanding> open, Set<UUID> invoiced) {
        for (var each : open) {
            if (invoiced.contains(each.subscription())) {
                exceeding.increment();
                log.error(
                        "charge {} of subscription {} gives back {} more than its invoices have left; it waits",
                        each.charge().id(),
                        each.subscription(),
                        each.rest());
            } else {
                log.info(
                        "charge {} waits for the first invoice of its subscription",
                        each.charge().id());
            }
        }
    }

    private static List<Outstanding> withoutKnown(List<Charge> charges, Set<UUID> known) {
        var seen = new HashSet<>(known);
        return charges.stream()
                .filter(charge -> seen.add(charge.id()))
                .map(Outstanding::of)
                .toList();
    }

    private static List<Outstanding> outstanding(List<Charge> charges, Map<UUID, List<Money>> given) {
        return charges.stream()
                .map(charge -> new Outstanding(charge, given.getOrDefault(charge.id(), List.of())))
                .toList();
    }
}
