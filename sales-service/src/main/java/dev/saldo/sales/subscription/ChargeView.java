package dev.saldo.sales.subscription;

import dev.saldo.money.Money;
import dev.saldo.sales.tariff.PricedLine;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A charge as the API shows it.
 *
 * @param kind initial, renewal, plan-change, one-time or unused-time
 * @param status asked, waiting (for credit), rejected or charged
 * @param cause why it waits or was rejected; not for customers
 * @param cost what the credits cost that it takes; not for customers
 * @param profit subtotal less discounts, less the cost; not for customers
 */
record ChargeView(
        UUID id,
        String kind,
        String status,
        int cycle,
        @Nullable LocalDate periodStart,
        @Nullable LocalDate periodEnd,
        List<LineView> lines,
        Money subtotal,
        Money discountTotal,
        Money taxTotal,
        Money total,
        @Nullable Money cost,
        @Nullable Money profit,
        LocalDate chargedOn,
        Instant dueAt,
        int attempt,
        @Nullable String cause,
        @Nullable UUID invoiceId,
        @Nullable String invoiceNumber) {

    /** One line, as it will be printed. */
    record LineView(
            String description,
            @Nullable String sku,
            @Nullable LocalDate periodStart,
            @Nullable LocalDate periodEnd,
            long quantity,
            Money unitPrice,
            Money discount,
            Money tax,
            Money total,
            List<TaxView> taxes) {

        static LineView of(PricedLine line) {
            var item = line.item();
            var days = item.period();
            return new LineView(
                    item.description(),
                    item.sku(),
                    days == null ? null : days.start(),
                    days == null ? null : days.end(),
                    item.quantity(),
                    line.unitPrice(),
                    line.discount(),
                    line.tax(),
                    line.total(),
                    line.taxes().stream()
                            .map(tax -> new TaxView(tax.name(), tax.percent(), tax.inclusive(), tax.amount()))
                            .toList());
        }
    }

    /** One tax of a line. */
    record TaxView(String name, BigDecimal percent, boolean inclusive, Money amount) {}

    /** @param internal whether what it costs is shown, and what is in its way */
    static ChargeView of(Charge charge, boolean internal) {
        var days = charge.days();
        var totals = charge.totals();
        var progress = charge.progress();
        return new ChargeView(
                charge.id(),
                charge.kind().wire(),
                progress.status().wire(),
                charge.cycle(),
                days == null ? null : days.start(),
                days == null ? null : days.end(),
                charge.lines().stream().map(LineView::of).toList(),
                totals.subtotal(),
                totals.discountTotal(),
                totals.taxTotal(),
                totals.total(),
                internal ? charge.cost() : null,
                internal ? totals.subtotal().minus(totals.discountTotal()).minus(charge.cost()) : null,
                charge.chargedOn(),
                charge.dueAt(),
                progress.attempt(),
                internal ? progress.cause() : null,
                progress.invoiceId(),
                progress.invoice());
    }
}
