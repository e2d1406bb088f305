package dev.saldo.billing.invoice;

import dev.saldo.billing.invoice.InvoiceLine.Tax;
import dev.saldo.contracts.sales.Subscription;
import dev.saldo.contracts.sales.SubscriptionCharge;
import dev.saldo.contracts.sales.SubscriptionCharge.ChargeLine;
import dev.saldo.contracts.sales.SubscriptionCharge.LineTax;
import dev.saldo.contracts.sales.SubscriptionCharged;
import dev.saldo.contracts.sales.SubscriptionPlanChanged;
import dev.saldo.contracts.sales.SubscriptionRenewed;
import dev.saldo.kit.inbox.Event;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The only place that knows charges both as they are here and as the suite speaks of them. */
public final class ChargeContract {

    private ChargeContract() {}

    public static Charge renewed(Event<SubscriptionRenewed> event) {
        var body = event.body();
        return charge(event.store(), body.subscription(), body.charge(), body.occurredAt(), body.actor());
    }

    public static Charge charged(Event<SubscriptionCharged> event) {
        var body = event.body();
        return charge(event.store(), body.subscription(), body.charge(), body.occurredAt(), body.actor());
    }

    /** Null where the change costs nothing now. */
    public static @Nullable Charge planChanged(Event<SubscriptionPlanChanged> event) {
        var body = event.body();
        return body.charge() == null
                ? null
                : charge(event.store(), body.subscription(), body.charge(), body.occurredAt(), body.actor());
    }

    private static Charge charge(
            UUID store, Subscription subscription, SubscriptionCharge charge, Instant occurredAt, String actor) {
        var lines = IntStream.range(0, charge.lines().size())
                .mapToObj(index -> line(index + 1, charge.lines().get(index), subscription.subscriptionId()))
                .toList();
        var totals = new Totals(charge.subtotal(), charge.discountTotal(), charge.taxTotal(), charge.total());
        return new Charge(
                store,
                charge.chargeId(),
                subscription.subscriptionId(),
                charge.kind(),
                InvoiceContract.buyer(charge.customer()),
                lines,
                totals.over(lines),
                charge.chargedOn(),
                charge.paymentTermsDays(),
                charge.paymentMethod(),
                occurredAt,
                actor);
    }

    private static InvoiceLine line(int position, ChargeLine line, UUID subscription) {
        return new InvoiceLine(
                position,
                line.description(),
                line.sku(),
                subscription,
                line.periodStart(),
                line.periodEnd(),
                line.quantity(),
                line.unitPrice(),
                line.discount(),
                line.tax(),
                line.total(),
                line.taxes().stream().map(ChargeContract::tax).toList());
    }

    private static Tax tax(LineTax tax) {
        return new Tax(tax.name(), tax.percent(), tax.inclusive(), tax.amount());
    }
}
