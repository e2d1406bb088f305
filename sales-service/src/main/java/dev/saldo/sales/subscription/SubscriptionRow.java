package dev.saldo.sales.subscription;

import dev.saldo.sales.tariff.Totals;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of the table, as {@link SubscriptionJson} reads and writes it. */
record SubscriptionRow(
        UUID uid,
        UUID storeId,
        String number,
        @Nullable UUID saleUid,
        Status status,
        String subscriberType,
        String subscriberId,
        UUID customerUid,
        UUID planUid,
        long quantity,
        String currency,
        long subtotalMinor,
        long discountMinor,
        long taxMinor,
        long totalMinor,
        LocalDate startDate,
        @Nullable LocalDate endDate,
        @Nullable LocalDate periodStart,
        @Nullable LocalDate periodEnd,
        @Nullable LocalDate nextBilling,
        @Nullable Instant dueAt,
        @Nullable String parkedCause,
        @Nullable Instant parkedAt,
        Body body,
        int version,
        Instant createdAt,
        Instant updatedAt) {

    /** What a list may be sorted by stands beside the JSON. */
    static final String SELECT = """
            select s.id, s.created_at, coalesce(s.next_billing, date '9999-12-31') as listed_billing, s.number,
                   row_to_json(s)::text as subscription
              from subscription s""";

    /** What is not a column of its own. */
    record Body(Parties parties, List<Item> items, List<Reduction> reductions, Term term, State state) {}

    /**
     * A subscription with the id of its row, and what is not part of its rules.
     *
     * @param parkedCause why it could not be taken further; null when it could
     */
    record Kept(
            long row, Subscription subscription, @Nullable String parkedCause) {}

    static Kept read(Readable row) {
        var read = SubscriptionJson.read(row, "subscription", SubscriptionRow.class);
        var id = Objects.requireNonNull(row.get("id", Long.class));
        return new Kept(id, read.subscription(), read.parkedCause());
    }

    static SubscriptionRow of(Subscription subscription, Totals totals, @Nullable Instant dueAt, Instant now) {
        var state = subscription.state();
        var period = state.period();
        var parties = subscription.parties();
        return new SubscriptionRow(
                subscription.id(),
                subscription.store(),
                subscription.number(),
                subscription.saleId(),
                state.status(),
                parties.subscriber().type(),
                parties.subscriber().id(),
                parties.customerId(),
                subscription.plan().planId(),
                subscription.main().quantity(),
                subscription.currency().getCurrencyCode(),
                totals.subtotal().minor(),
                totals.discountTotal().minor(),
                totals.taxTotal().minor(),
                totals.total().minor(),
                subscription.term().start(),
                subscription.term().end(),
                period == null ? null : period.start(),
                period == null ? null : period.end(),
                state.billsOn(),
                dueAt,
                null,
                null,
                new Body(parties, subscription.items(), subscription.reductions(), subscription.term(), state),
                subscription.version(),
                subscription.createdAt(),
                now);
    }

    private Subscription subscription() {
        return new Subscription(
                storeId,
                uid,
                number,
                saleUid,
                body.parties(),
                Currency.getInstance(currency),
                body.items(),
                body.reductions(),
                body.term(),
                body.state(),
                version,
                createdAt);
    }
}
