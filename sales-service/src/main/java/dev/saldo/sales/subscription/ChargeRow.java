package dev.saldo.sales.subscription;

import dev.saldo.money.Money;
import dev.saldo.sales.cycle.Period;
import dev.saldo.sales.tariff.PricedLine;
import dev.saldo.sales.tariff.Totals;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of the table, as {@link SubscriptionJson} reads and writes it. */
record ChargeRow(
        UUID uid,
        UUID storeId,
        @Nullable Long subscriptionId,
        UUID subscriptionUid,
        ChargeKind kind,
        int cycle,
        @Nullable LocalDate periodStart,
        @Nullable LocalDate periodEnd,
        String currency,
        long subtotalMinor,
        long discountMinor,
        long taxMinor,
        long totalMinor,
        List<PricedLine> lines,
        List<UUID> platformUids,
        List<Long> costsMinor,
        Instant dueAt,
        LocalDate chargedOn,
        String actor,
        Charge.@Nullable Replaced replaced,
        ChargeStatus status,
        int attempt,
        @Nullable String cause,
        @Nullable Long landedMinor,
        @Nullable UUID invoiceUid,
        @Nullable String invoiceNumber,
        Instant createdAt,
        Instant updatedAt) {

    static final String SELECT = "select c.id, c.created_at, row_to_json(c)::text as charge from subscription_charge c";

    static Charge read(Readable row) {
        return SubscriptionJson.read(row, "charge", ChargeRow.class).charge();
    }

    /** @param subscription the id of its row */
    static ChargeRow of(Charge charge, long subscription, Instant now) {
        var days = charge.days();
        var totals = charge.totals();
        var progress = charge.progress();
        var costs = new ArrayList<>(charge.costs().entrySet());
        return new ChargeRow(
                charge.id(),
                charge.store(),
                subscription,
                charge.subscription(),
                charge.kind(),
                charge.cycle(),
                days == null ? null : days.start(),
                days == null ? null : days.end(),
                totals.total().currency().getCurrencyCode(),
                totals.subtotal().minor(),
                totals.discountTotal().minor(),
                totals.taxTotal().minor(),
                totals.total().minor(),
                charge.lines(),
                costs.stream().map(Map.Entry::getKey).toList(),
                costs.stream().map(cost -> cost.getValue().minor()).toList(),
                charge.dueAt(),
                charge.chargedOn(),
                charge.actor(),
                charge.replaced(),
                progress.status(),
                progress.attempt(),
                progress.cause(),
                progress.landedCost() == null ? null : progress.landedCost().minor(),
                progress.invoiceId(),
                progress.invoice(),
                now,
                now);
    }

    private Charge charge() {
        var unit = Currency.getInstance(currency);
        return new Charge(
                storeId,
                uid,
                subscriptionUid,
                kind,
                cycle,
                periodStart == null || periodEnd == null ? null : new Period(periodStart, periodEnd),
                lines,
                new Totals(
                        new Money(subtotalMinor, unit),
                        new Money(discountMinor, unit),
                        new Money(taxMinor, unit),
                        new Money(totalMinor, unit)),
                costs(unit),
                dueAt,
                chargedOn,
                actor,
                replaced,
                new Charge.Progress(
                        status,
                        attempt,
                        cause,
                        landedMinor == null ? null : new Money(landedMinor, unit),
                        invoiceUid,
                        invoiceNumber));
    }

    private Map<UUID, Money> costs(Currency unit) {
        var costs = new LinkedHashMap<UUID, Money>();
        for (var index = 0; index < platformUids.size(); index++) {
            costs.put(platformUids.get(index), new Money(costsMinor.get(index), unit));
        }
        return costs;
    }
}
