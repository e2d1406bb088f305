package dev.saldo.sales.recurring;

import dev.saldo.sales.pricing.QuotedLine;
import dev.saldo.sales.sale.Outcome;
import dev.saldo.sales.sale.Sale;
import dev.saldo.sales.sale.SaleStatus;
import dev.saldo.sales.subscription.SoldSubscriptions;
import dev.saldo.sales.subscription.SoldSubscriptions.SoldLine;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Begins subscriptions when their sale is completed, and cancels them when it is refunded. Needs a transaction. */
@Service
public class RecurringSales {

    private final SoldSubscriptions subscriptions;

    RecurringSales(SoldSubscriptions subscriptions) {
        this.subscriptions = subscriptions;
    }

    /** One for each line of those that have just been completed; asks the database nothing where there is none. */
    public Mono<Void> changed(List<Outcome> outcomes) {
        return begin(outcomes.stream().flatMap(RecurringSales::changed).toList());
    }

    /** The same for sales that have just changed. */
    public Mono<Void> begin(List<Sale> changed) {
        return subscriptions.begin(changed.stream()
                .filter(sale -> sale.isRecurring() && sale.status() == SaleStatus.COMPLETED)
                .flatMap(sale -> sale.lines().stream().map(line -> sold(sale, line)))
                .toList());
    }

    /** Unless the refund changed nothing. */
    public Mono<Void> refunded(Outcome outcome) {
        return outcome instanceof Outcome.Changed(var sale)
                        && !sale.subscriptions().isEmpty()
                ? subscriptions.cancel(
                        sale.store(),
                        sale.subscriptions(),
                        Objects.requireNonNull(sale.state().refundedBy()),
                        sale.state().endReason())
                : Mono.empty();
    }

    private static Stream<Sale> changed(Outcome outcome) {
        return outcome instanceof Outcome.Changed(var sale) ? Stream.of(sale) : Stream.empty();
    }

    private static SoldLine sold(Sale sale, QuotedLine line) {
        var wish = line.wish();
        return new SoldLine(
                sale.store(),
                sale.id(),
                sale.terms().customerId(),
                Objects.requireNonNull(wish.planId()),
                Objects.requireNonNull(line.planVersion()),
                line.sku(),
                wish.quantity(),
                Objects.requireNonNull(line.unitPrice()),
                wish.unitPrice() != null,
                Objects.requireNonNull(sale.state().confirmedBy()));
    }
}
