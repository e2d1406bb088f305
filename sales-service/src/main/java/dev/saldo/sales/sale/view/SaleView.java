package dev.saldo.sales.sale.view;

import dev.saldo.kit.audit.Masked;
import dev.saldo.money.Money;
import dev.saldo.sales.margin.ApprovalView;
import dev.saldo.sales.pricing.QuotedLine;
import dev.saldo.sales.sale.Rejection;
import dev.saldo.sales.sale.Sale;
import dev.saldo.sales.sale.SaleStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A sale as the API shows it. Of a draft, the prices and sums are what they would be now.
 *
 * @param marginPercent profit / total x 100 with two decimals; null for a total of zero
 * @param subscriptionIds those it began, line by line; absent when there are none
 * @param approval who let prices pass that are under their margin floor; absent when nobody did
 * @param attempt how often it has asked for its credits
 * @param note masked in the audit, like the metadata: people write about people in there
 * @param reason what was said when it was cancelled or refunded
 */
public record SaleView(
        UUID id,
        SaleStatus status,
        UUID customerId,
        @Nullable String externalReference,
        Instant soldAt,
        List<LineView> lines,
        String currency,
        @Nullable Money total,
        @Nullable Money cost,
        @Nullable Money profit,
        @Nullable String marginPercent,
        String paymentType,
        @Nullable UUID invoiceId,
        @Nullable String invoiceNumber,
        @Nullable List<UUID> subscriptionIds,
        @Nullable ApprovalView approval,
        @Nullable Rejection rejection,
        int attempt,
        @Masked @Nullable String note,
        @Nullable String reason,
        @Masked @Nullable Map<String, Object> metadata,
        @Nullable Instant confirmedAt,
        @Nullable Instant completedAt,
        Instant createdAt,
        int version) {

    /** One line. */
    public record LineView(
            int position,
            UUID productId,
            @Nullable String sku,
            @Nullable String productName,
            @Nullable UUID planId,
            @Nullable UUID platformId,
            long quantity,
            @Nullable Money unitPrice,
            @Nullable Money buyingPrice,
            @Nullable Money total,
            @Nullable Money cost) {

        static LineView of(int position, QuotedLine line) {
            return new LineView(
                    position,
                    line.wish().productId(),
                    line.sku(),
                    line.productName(),
                    line.wish().planId(),
                    line.platformId(),
                    line.wish().quantity(),
                    line.unitPrice(),
                    line.buyingPrice(),
                    line.total(),
                    line.cost());
        }

        private LineView withoutCosts() {
            return new LineView(
                    position, productId, sku, productName, planId, null, quantity, unitPrice, null, total, null);
        }
    }

    public static SaleView of(Sale sale) {
        var terms = sale.terms();
        var state = sale.state();
        var figures = sale.figures();
        var invoice = sale.invoice();
        return new SaleView(
                sale.id(),
                state.status(),
                terms.customerId(),
                terms.externalReference(),
                terms.soldAt(),
                IntStream.range(0, sale.lines().size())
                        .mapToObj(index -> LineView.of(index + 1, sale.lines().get(index)))
                        .toList(),
                terms.currency().getCurrencyCode(),
                figures == null ? null : figures.total(),
                figures == null ? null : figures.cost(),
                figures == null ? null : figures.profit(),
                figures == null ? null : figures.margin(),
                terms.paymentType().wire(),
                invoice == null ? null : invoice.id(),
                invoice == null ? null : invoice.number(),
                sale.subscriptions().isEmpty() ? null : sale.subscriptions(),
                ApprovalView.of(sale.approval()),
                state.rejection(),
                state.attempt(),
                terms.note(),
                state.endReason(),
                terms.metadata(),
                state.confirmedAt(),
                state.completedAt(),
                sale.createdAt(),
                sale.version());
    }

    /** As customers see it: what they bought and owe, not where the store bought it and what it earns. */
    public SaleView withoutCosts() {
        return new SaleView(
                id,
                status,
                customerId,
                externalReference,
                soldAt,
                lines.stream().map(LineView::withoutCosts).toList(),
                currency,
                total,
                null,
                null,
                null,
                paymentType,
                invoiceId,
                invoiceNumber,
                subscriptionIds,
                null,
                rejection == null ? null : new Rejection(rejection.reason(), List.of()),
                attempt,
                note,
                reason,
                metadata,
                confirmedAt,
                completedAt,
                createdAt,
                version);
    }
}
