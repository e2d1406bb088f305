package dev.saldo.platform.credit;

import dev.saldo.contracts.Topics;
import dev.saldo.contracts.platform.CreditAdjusted;
import dev.saldo.contracts.platform.CreditDeducted;
import dev.saldo.contracts.platform.CreditDeductionRejected;
import dev.saldo.contracts.platform.CreditDeposited;
import dev.saldo.contracts.platform.CreditExpired;
import dev.saldo.contracts.platform.CreditLow;
import dev.saldo.contracts.platform.CreditRecovered;
import dev.saldo.contracts.platform.CreditRefunded;
import dev.saldo.kit.outbox.OutboxMessage;
import dev.saldo.platform.balance.Account;
import dev.saldo.platform.balance.Crossing;
import dev.saldo.platform.balance.Crossing.Fell;
import dev.saldo.platform.balance.Crossing.Rose;
import dev.saldo.platform.credit.Posting.Posted;
import dev.saldo.platform.credit.SaleDecision.Deducted;
import dev.saldo.platform.credit.SaleDecision.Rejected;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Tells the outside world what the ledger did; the only place that knows both vocabularies. */
final class CreditContract {

    private CreditContract() {}

    /** What a movement asked for directly announces. */
    static OutboxMessage moved(Movement movement) {
        var body = bodyOf(movement);
        return switch (movement.kind()) {
            case DEPOSIT ->
                OutboxMessage.of(
                        Topics.CREDIT_DEPOSITED,
                        movement.store(),
                        movement.platform(),
                        new CreditDeposited(movement.platform(), body));
            case ADJUSTMENT ->
                OutboxMessage.of(
                        Topics.CREDIT_ADJUSTED,
                        movement.store(),
                        movement.platform(),
                        new CreditAdjusted(movement.platform(), body));
            case DEDUCTION ->
                OutboxMessage.of(
                        Topics.CREDIT_DEDUCTED,
                        movement.store(),
                        movement.platform(),
                        new CreditDeducted(null, 0, List.of(body)));
            case EXPIRY ->
                OutboxMessage.of(
                        Topics.CREDIT_EXPIRED,
                        movement.store(),
                        movement.platform(),
                        new CreditExpired(movement.platform(), body));
            case REFUND -> throw new IllegalArgumentException("a refund is announced with all of its sale");
        };
    }

    static OutboxMessage decided(SaleDecision decision) {
        var sale = decision.sale();
        return switch (decision) {
            case Deducted(var _, var postings) ->
                OutboxMessage.of(
                        Topics.CREDIT_DEDUCTED,
                        sale.store(),
                        sale.id(),
                        new CreditDeducted(sale.id(), sale.attempt(), bodiesOf(postings), sale.subscription()));
            case Rejected(var _, var reason, var shortfalls) ->
                OutboxMessage.of(
                        Topics.CREDIT_DEDUCTION_REJECTED,
                        sale.store(),
                        sale.id(),
                        new CreditDeductionRejected(
                                sale.id(),
                                sale.attempt(),
                                reason.wire(),
                                shortfalls.stream().map(CreditContract::bodyOf).toList(),
                                sale.subscription()));
        };
    }

    static OutboxMessage refunded(UUID store, UUID sale, List<Posted> postings) {
        return OutboxMessage.of(Topics.CREDIT_REFUNDED, store, sale, new CreditRefunded(sale, bodiesOf(postings)));
    }

    /** The alert a movement sets off, if any. */
    static Optional<OutboxMessage> crossed(Posted posted) {
        var movement = posted.movement();
        return Crossing.between(
                        movement.before(), movement.after(), posted.account().thresholds())
                .map(crossing -> alert(crossing, posted.account()));
    }

    private static OutboxMessage alert(Crossing crossing, Account account) {
        return switch (crossing) {
            case Fell(var level, var threshold) ->
                OutboxMessage.of(
                        Topics.CREDIT_LOW,
                        account.store(),
                        account.platform(),
                        new CreditLow(
                                account.platform(),
                                account.name(),
                                level.wire(),
                                account.balance(),
                                threshold,
                                account.sequence()));
            case Rose(var level) ->
                OutboxMessage.of(
                        Topics.CREDIT_RECOVERED,
                        account.store(),
                        account.platform(),
                        new CreditRecovered(
                                account.platform(),
                                account.name(),
                                level.wire(),
                                account.balance(),
                                account.sequence()));
        };
    }

    private static CreditDeductionRejected.Shortfall bodyOf(SaleDecision.Shortfall shortfall) {
        var account = shortfall.account();
        return account == null
                ? new CreditDeductionRejected.Shortfall(
                        shortfall.platform(), shortfall.required(), null, null, null, null, null, null)
                : new CreditDeductionRejected.Shortfall(
                        shortfall.platform(),
                        shortfall.required(),
                        account.available(),
                        account.sequence(),
                        account.overdraftLimit(),
                        account.overdraft().version(),
                        account.held().amount(),
                        account.held().version());
    }

    private static List<dev.saldo.contracts.platform.Movement> bodiesOf(List<Posted> postings) {
        return postings.stream().map(posted -> bodyOf(posted.movement())).toList();
    }

    private static dev.saldo.contracts.platform.Movement bodyOf(Movement movement) {
        return new dev.saldo.contracts.platform.Movement(
                movement.id(),
                movement.platform(),
                movement.sequence(),
                movement.kind().wire(),
                movement.amount(),
                movement.before(),
                movement.after(),
                movement.cause().reference(),
                movement.cause().description(),
                movement.cause().actor(),
                movement.cause().at(),
                movement.landedCost(),
                movement.cause().hold());
    }
}
