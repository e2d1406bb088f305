package dev.saldo.sales.sale;

import dev.saldo.money.Money;
import dev.saldo.sales.JsonRows;
import dev.saldo.sales.margin.Approval;
import dev.saldo.sales.pricing.Figures;
import dev.saldo.sales.pricing.PaymentType;
import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A row of the table, with those of its lines, as {@link JsonRows} reads and writes it.
 */
record SaleRow(
        UUID uid,
        UUID storeId,
        UUID customerUid,
        @Nullable String externalReference,
        String paymentType,
        String currency,
        Instant soldAt,
        @Nullable String note,
        @Nullable Map<String, Object> metadata,
        String status,
        int attempt,
        @Nullable Instant confirmedAt,
        @Nullable String confirmedBy,
        @Nullable Instant completedAt,
        @Nullable Rejection rejection,
        @Nullable String endReason,
        @Nullable String refundedBy,
        @Nullable Long totalMinor,
        @Nullable Long costMinor,
        @Nullable Long profitMinor,
        @Nullable BigDecimal marginPercent,
        List<UUID> platformUids,
        List<Long> platformCostsMinor,
        @Nullable UUID invoiceUid,
        @Nullable String invoiceNumber,
        @Nullable List<UUID> subscriptionUids,
        @Nullable Approval approval,
        int version,
        Instant createdAt,
        List<LineRow> lines) {

    /** What a list of sales may be sorted by stands beside the JSON. */
    static final String SELECT = """
            select s.id, s.sold_at, s.created_at, coalesce(s.total_minor, 0) as listed_total,
                   (select row_to_json(r)::text from (
                       select s.*, (
                           select json_agg(l order by l.position) from sale_line l where l.sale_id = s.id
                       ) as lines, case when s.payment_type = 'recurring' then (
                           select json_agg(b.uid order by b.id) from subscription b
                            where b.store_id = s.store_id and b.sale_uid = s.uid and b.deleted_at is null
                       ) end as subscription_uids) r) as sale
              from sale s""";

    static Sale read(Readable row) {
        return JsonRows.read(row, "sale", SaleRow.class).sale();
    }

    static String write(List<Sale> sales) {
        return JsonRows.write(sales.stream().map(SaleRow::of).toList());
    }

    static String writeLines(Sale sale) {
        return JsonRows.write(of(sale).lines());
    }

    private static SaleRow of(Sale sale) {
        var terms = sale.terms();
        var state = sale.state();
        var figures = sale.figures();
        var claims = sale.claims();
        return new SaleRow(
                sale.id(),
                sale.store(),
                terms.customerId(),
                terms.externalReference(),
                terms.paymentType().wire(),
                terms.currency().getCurrencyCode(),
                terms.soldAt(),
                terms.note(),
                terms.metadata(),
                state.status().name(),
                state.attempt(),
                state.confirmedAt(),
                state.confirmedBy(),
                state.completedAt(),
                state.rejection(),
                state.endReason(),
                state.refundedBy(),
                figures == null ? null : figures.total().minor(),
                figures == null ? null : figures.cost().minor(),
                figures == null ? null : figures.profit().minor(),
                figures == null ? null : figures.marginPercent(),
                claims.stream().map(CreditClaim::platformId).toList(),
                claims.stream().map(claim -> claim.amount().minor()).toList(),
                sale.invoice() == null ? null : sale.invoice().id(),
                sale.invoice() == null ? null : sale.invoice().number(),
                sale.subscriptions(),
                sale.approval(),
                sale.version(),
                sale.createdAt(),
                IntStream.range(0, sale.lines().size())
                        .mapToObj(index -> LineRow.of(index + 1, sale.lines().get(index), terms.currency()))
                        .toList());
    }

    private Sale sale() {
        var unit = Currency.getInstance(currency);
        return new Sale(
                storeId,
                uid,
                new SaleTerms(
                        customerUid, externalReference, PaymentType.of(paymentType), unit, soldAt, note, metadata),
                lines.stream().map(line -> line.line(unit)).toList(),
                figures(unit),
                state(),
                invoiceUid == null || invoiceNumber == null ? null : new Sale.Invoice(invoiceUid, invoiceNumber),
                subscriptionUids == null ? List.of() : subscriptionUids,
                approval,
                version,
                createdAt);
    }

    private SaleState state() {
        return new SaleState(
                SaleStatus.valueOf(status),
                attempt,
                confirmedAt,
                confirmedBy,
                completedAt,
                rejection,
                endReason,
                refundedBy);
    }

    private @Nullable Figures figures(Currency unit) {
        return totalMinor == null || costMinor == null || profitMinor == null
                ? null
                : new Figures(
                        new Money(totalMinor, unit),
                        new Money(costMinor, unit),
                        new Money(profitMinor, unit),
                        marginPercent);
    }
}
