package dev.saldo.billing.creditnote;

import dev.saldo.billing.settlement.SaleKey;
import dev.saldo.contracts.Topics;
import dev.saldo.contracts.billing.CreditNoteIssued;
import dev.saldo.contracts.sales.SaleRefunded;
import dev.saldo.kit.inbox.Event;
import dev.saldo.kit.outbox.OutboxMessage;
import dev.saldo.kit.security.Caller;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The only place that knows credit notes both as they are here and as the suite speaks of them. */
final class CreditNoteContract {

    private CreditNoteContract() {}

    static Refund refund(Event<SaleRefunded> event) {
        var sale = event.body();
        return new Refund(
                new SaleKey(event.store(), sale.saleId()), sale.reason(), sale.refundedAt(), actor(sale.actor()));
    }

    /** Sales that were refunded before their events told it have none. */
    private static String actor(@Nullable String told) {
        return Objects.requireNonNullElse(told, Caller.SYSTEM);
    }

    static OutboxMessage issued(NewCreditNote note) {
        var account = note.account();
        var body = new CreditNoteIssued(
                note.id(),
                note.number().text(),
                account.invoice(),
                account.number(),
                account.origin().sale(),
                note.issueDate(),
                note.reversal().total());
        return OutboxMessage.of(Topics.CREDIT_NOTE_ISSUED, account.store(), note.id(), body);
    }
}
