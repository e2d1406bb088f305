package dev.saldo.platform.hold;

import dev.saldo.contracts.Topics;
import dev.saldo.contracts.platform.CreditHoldChanged;
import dev.saldo.kit.outbox.OutboxMessage;
import dev.saldo.platform.balance.Account;

/** Tells the outside world of holds; the only place that knows both vocabularies. */
final class HoldContract {

    private HoldContract() {}

    /** @param account as the hold leaves it */
    static OutboxMessage changed(Hold hold, Account account) {
        var held = account.held();
        return OutboxMessage.of(
                Topics.CREDIT_HOLD_CHANGED,
                account.store(),
                account.platform(),
                new CreditHoldChanged(
                        hold.id(),
                        account.platform(),
                        hold.status().name(),
                        hold.amount(),
                        hold.posted(),
                        hold.terms().reference(),
                        hold.terms().expiresAt(),
                        held.amount(),
                        held.version(),
                        hold.version()));
    }
}
