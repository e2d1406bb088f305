package dev.saldo.billing.invoice;

import dev.saldo.billing.seller.Issuer;
import dev.saldo.kit.Pure;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Charges that come on one invoice: of one store, customer and currency, in the order of their lines; at least one. */
@Pure
record DueCharges(List<Charge> all) implements Billable {

    private record Day(UUID store, UUID customer, Currency currency, LocalDate day) {

        static Day of(Charge charge) {
            return new Day(
                    charge.store(), charge.buyer().customerId(), charge.total().currency(), charge.chargedOn());
        }
    }

    static DueCharges of(Charge charge) {
        return new DueCharges(List.of(charge));
    }

    /** Those of a store, customer, currency and day; earlier days first. */
    static List<DueCharges> together(List<Charge> charges) {
        return charges.stream()
                .sorted(Comparator.comparing(Charge::chargedOn))
                .collect(Collectors.groupingBy(Day::of, LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(DueCharges::new)
                .toList();
    }

    @Override
    public UUID store() {
        return newest().store();
    }

    @Override
    public @Nullable UUID sale() {
        return null;
    }

    @Override
    public @Nullable String reference() {
        return null;
    }

    @Override
    public List<BilledCharge> charges() {
        return all.stream()
                .map(charge -> new BilledCharge(charge.id(), charge.subscription()))
                .toList();
    }

    /** As they were last. */
    @Override
    public Buyer buyer() {
        return newest().buyer();
    }

    @Override
    public List<InvoiceLine> lines() {
        var lines = all.stream().flatMap(charge -> charge.lines().stream()).toList();
        return IntStream.range(0, lines.size())
                .mapToObj(index -> lines.get(index).at(index + 1))
                .toList();
    }

    @Override
    public Totals totals() {
        return all.stream().map(Charge::totals).reduce(Totals::plus).orElseThrow();
    }

    /** The day the first of them fell due. */
    @Override
    public LocalDate day(Issuer issuer) {
        return all.stream()
                .map(Charge::chargedOn)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** That of the charge which is due first. */
    @Override
    public LocalDate dueDate(Issuer issuer) {
        var usual = issuer.seller().paymentTermsDays();
        var days = all.stream()
                .mapToInt(charge -> Objects.requireNonNullElse(charge.termsDays(), usual))
                .min()
                .orElse(usual);
        return issuer.today().plusDays(days);
    }

    @Override
    public String actor() {
        return newest().actor();
    }

    private Charge newest() {
        return all.getLast();
    }
}
