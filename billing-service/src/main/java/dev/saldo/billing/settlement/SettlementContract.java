package dev.saldo.billing.settlement;

import dev.saldo.contracts.Topics;
import dev.saldo.contracts.billing.InvoiceCancelled;
import dev.saldo.contracts.billing.InvoiceOverdue;
import dev.saldo.contracts.billing.InvoicePaid;
import dev.saldo.kit.outbox.OutboxMessage;
import java.util.List;
import java.util.stream.Stream;

/** What the rest of the suite hears of settlements. */
final class SettlementContract {

    private SettlementContract() {}

    static List<OutboxMessage> messages(List<Change> changes) {
        return changes.stream().flatMap(SettlementContract::messages).toList();
    }

    private static Stream<OutboxMessage> messages(Change change) {
        var account = change.account();
        return switch (change.decision().consequence()) {
            case NONE -> Stream.empty();
            case INVOICE_PAID ->
                Stream.of(OutboxMessage.of(Topics.INVOICE_PAID, account.store(), account.invoice(), paid(change)));
            case INVOICE_CANCELLED ->
                Stream.of(OutboxMessage.of(
                        Topics.INVOICE_CANCELLED, account.store(), account.invoice(), cancelled(change)));
        };
    }

    static OutboxMessage overdue(OverdueInvoice invoice) {
        var account = invoice.account();
        var body = new InvoiceOverdue(
                account.invoice(),
                account.number(),
                account.origin().sale(),
                account.origin().subscriptions(),
                account.customer(),
                invoice.dueDate(),
                invoice.due(),
                invoice.overdueAt(),
                account.version());
        return OutboxMessage.of(Topics.INVOICE_OVERDUE, account.store(), account.invoice(), body);
    }

    private static InvoicePaid paid(Change change) {
        var account = change.account();
        return new InvoicePaid(
                account.invoice(),
                account.number(),
                account.origin().sale(),
                change.next().grandTotal(),
                change.at(),
                account.origin().subscriptionsIfAny(),
                change.nextVersion());
    }

    private static InvoiceCancelled cancelled(Change change) {
        var account = change.account();
        return new InvoiceCancelled(
                account.invoice(),
                account.number(),
                account.origin().sale(),
                change.next().grandTotal(),
                change.at(),
                account.origin().subscriptionsIfAny(),
                change.nextVersion());
    }
}
