package dev.saldo.sales.sale;

import dev.saldo.contracts.Topics;
import dev.saldo.contracts.sales.Customer;
import dev.saldo.contracts.sales.PlatformCost;
import dev.saldo.contracts.sales.SaleCompleted;
import dev.saldo.contracts.sales.SaleConfirmed;
import dev.saldo.contracts.sales.SaleLine;
import dev.saldo.contracts.sales.SaleRefunded;
import dev.saldo.contracts.sales.SaleRejected;
import dev.saldo.kit.outbox.OutboxMessage;
import dev.saldo.sales.pricing.QuotedLine;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The published language of sales: which event a sale's new state is, if any. */
record SaleContract(Map<UUID, Customer> customers, Instant now) {

    static boolean showsCustomer(Sale sale) {
        return sale.status() == SaleStatus.COMPLETED || sale.status() == SaleStatus.REFUNDED;
    }

    List<OutboxMessage> messages(List<Sale> changed) {
        return changed.stream().flatMap(this::message).toList();
    }

    private Stream<OutboxMessage> message(Sale sale) {
        return switch (sale.status()) {
            case DRAFT, AWAITING_CREDIT, CANCELLED -> Stream.empty();
            case CONFIRMED ->
                Stream.of(OutboxMessage.of(Topics.SALE_CONFIRMED, sale.store(), sale.id(), confirmed(sale)));
            case COMPLETED ->
                Stream.of(OutboxMessage.of(Topics.SALE_COMPLETED, sale.store(), sale.id(), completed(sale)));
            case REJECTED -> Stream.of(OutboxMessage.of(Topics.SALE_REJECTED, sale.store(), sale.id(), rejected(sale)));
            case REFUNDED -> Stream.of(OutboxMessage.of(Topics.SALE_REFUNDED, sale.store(), sale.id(), refunded(sale)));
        };
    }

    private static SaleConfirmed confirmed(Sale sale) {
        return new SaleConfirmed(
                sale.id(),
                sale.state().attempt(),
                sale.terms().externalReference(),
                lines(sale),
                costs(sale),
                sale.terms().soldAt(),
                there(sale.state().confirmedAt()),
                there(sale.state().confirmedBy()),
                sale.version());
    }

    private SaleCompleted completed(Sale sale) {
        var figures = there(sale.figures());
        return new SaleCompleted(
                sale.id(),
                sale.terms().externalReference(),
                there(customers.get(sale.terms().customerId())),
                lines(sale),
                costs(sale),
                figures.total(),
                figures.cost(),
                figures.profit(),
                figures.margin(),
                sale.terms().soldAt(),
                there(sale.state().completedAt()),
                there(sale.state().confirmedBy()),
                sale.version());
    }

    private SaleRejected rejected(Sale sale) {
        var rejection = there(sale.state().rejection());
        return new SaleRejected(sale.id(), sale.terms().externalReference(), rejection.reason(), now, sale.version());
    }

    private SaleRefunded refunded(Sale sale) {
        return new SaleRefunded(
                sale.id(),
                sale.terms().externalReference(),
                there(customers.get(sale.terms().customerId())),
                lines(sale),
                costs(sale),
                there(sale.figures()).total(),
                sale.state().endReason(),
                now,
                there(sale.state().refundedBy()),
                sale.version());
    }

    private static List<PlatformCost> costs(Sale sale) {
        return sale.costs().stream()
                .map(claim -> new PlatformCost(claim.platformId(), claim.amount()))
                .toList();
    }

    private static List<SaleLine> lines(Sale sale) {
        return IntStream.range(0, sale.lines().size())
                .mapToObj(index -> line(index + 1, sale.lines().get(index)))
                .toList();
    }

    private static SaleLine line(int position, QuotedLine line) {
        var price = line.price().orElseThrow();
        var quantity = line.wish().quantity();
        return new SaleLine(
                position,
                line.wish().productId(),
                price.sku(),
                price.productName(),
                price.platformId(),
                quantity,
                price.unitPrice(),
                price.buyingPrice(),
                price.total(quantity),
                there(line.cost()));
    }

    /** What every sale that left its draft has. */
    private static <T> T there(@Nullable T value) {
        return Objects.requireNonNull(value, "a sale that was confirmed is complete");
    }
}
