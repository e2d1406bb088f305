package dev.saldo.billing.invoice;

import dev.saldo.billing.seller.Address;
import dev.saldo.billing.settlement.SaleKey;
import dev.saldo.contracts.Topics;
import dev.saldo.contracts.billing.InvoiceIssued;
import dev.saldo.contracts.sales.Customer;
import dev.saldo.contracts.sales.SaleCompleted;
import dev.saldo.contracts.sales.SaleLine;
import dev.saldo.kit.inbox.Event;
import dev.saldo.kit.outbox.OutboxMessage;
import dev.saldo.kit.security.Caller;
import dev.saldo.money.Money;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The only place that knows invoices both as they are here and as the suite speaks of them. */
final class InvoiceContract {

    /** The version of an invoice's settlement when it is issued. */
    private static final long FIRST_VERSION = 1;

    private InvoiceContract() {}

    static CompletedSale sale(Event<SaleCompleted> event) {
        var sale = event.body();
        return new CompletedSale(
                new SaleKey(event.store(), sale.saleId()),
                sale.externalReference(),
                buyer(sale.customer()),
                lines(sale.lines()),
                sale.total(),
                sale.soldAt(),
                sale.completedAt(),
                actor(sale.actor()));
    }

    static OutboxMessage issued(Invoice invoice) {
        var body = new InvoiceIssued(
                invoice.id(),
                invoice.number().text(),
                invoice.sale(),
                invoice.saleReference(),
                invoice.buyer().customerId(),
                invoice.issueDate(),
                invoice.dueDate(),
                invoice.saleDate(),
                invoice.lines().stream().map(InvoiceContract::line).toList(),
                invoice.totals().subtotal(),
                invoice.totals().discount(),
                invoice.totals().tax(),
                invoice.totals().grandTotal(),
                invoice.origin().subscriptionsIfAny(),
                invoice.sale() == null
                        ? invoice.charges().stream().map(BilledCharge::charge).toList()
                        : null,
                FIRST_VERSION);
        return OutboxMessage.of(Topics.INVOICE_ISSUED, invoice.store(), invoice.id(), body);
    }

    /** Sales that were completed before their events told it have none. */
    static String actor(@Nullable String told) {
        return Objects.requireNonNullElse(told, Caller.SYSTEM);
    }

    private static InvoiceIssued.InvoiceLine line(InvoiceLine line) {
        return new InvoiceIssued.InvoiceLine(
                line.position(),
                line.description(),
                line.quantity(),
                line.unitPrice(),
                line.total(),
                line.periodStart(),
                line.periodEnd(),
                ifAny(line.discount()),
                ifAny(line.tax()));
    }

    private static @Nullable Money ifAny(Money amount) {
        return amount.isZero() ? null : amount;
    }

    private static List<InvoiceLine> lines(List<SaleLine> lines) {
        return IntStream.range(0, lines.size())
                .mapToObj(index -> line(index + 1, lines.get(index)))
                .toList();
    }

    private static InvoiceLine line(int position, SaleLine line) {
        return InvoiceLine.ofSale(
                position, line.productName(), line.sku(), line.quantity(), line.unitPrice(), line.total());
    }

    static Buyer buyer(Customer customer) {
        return new Buyer(
                customer.customerId(),
                customer.code(),
                customer.name(),
                customer.company(),
                customer.email(),
                customer.phone(),
                address(customer.address()));
    }

    private static @Nullable Address address(Customer.@Nullable Address address) {
        return address == null
                ? null
                : new Address(
                        address.street(), address.city(), address.state(), address.postalCode(), address.country());
    }
}
