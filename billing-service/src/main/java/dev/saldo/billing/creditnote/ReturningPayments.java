package dev.saldo.billing.creditnote;

import dev.saldo.billing.balance.Balances;
import dev.saldo.billing.balance.Entry;
import dev.saldo.money.Money;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/**
 * Gives customers back what they had paid for what is taken back. Of a subscription all of it goes to their balance; of
 * a refunded sale only what came from there, since the store returns other money the way it came.
 */
@Service
class ReturningPayments {

    private final Balances balances;

    ReturningPayments(Balances balances) {
        this.balances = balances;
    }

    Mono<Void> toBalances(List<NewCreditNote> notes) {
        var refunds = notes.stream().filter(ReturningPayments::isOfPaidSale).toList();
        return used(refunds)
                .flatMap(used -> balances.add(notes.stream()
                        .map(note -> entry(note, amount(note, used)))
                        .filter(entry -> entry.amount().isPositive())
                        .toList()));
    }

    private Mono<Map<UUID, Long>> used(List<NewCreditNote> refunds) {
        return refunds.isEmpty()
                ? Mono.just(Map.of())
                : balances.usedOn(
                        refunds.stream().map(note -> note.account().store()).toList(),
                        refunds.stream().map(note -> note.account().invoice()).toList());
    }

    private static boolean isOfPaidSale(NewCreditNote note) {
        return switch (note.reversal()) {
            case CreditedInvoice whole -> whole.account().settlement().paid().isPositive();
            case CreditedPart _ -> false;
        };
    }

    private static Money amount(NewCreditNote note, Map<UUID, Long> used) {
        return switch (note.reversal()) {
            case CreditedInvoice whole ->
                new Money(
                        used.getOrDefault(whole.account().invoice(), 0L),
                        whole.total().currency());
            case CreditedPart part ->
                part.decision()
                        .next()
                        .surplus()
                        .minus(part.account().settlement().surplus());
        };
    }

    private static Entry entry(NewCreditNote note, Money amount) {
        return Entry.credited(note.payer(), amount, note.account().invoice(), note.id(), note.issuedAt());
    }
}
