package dev.saldo.billing.payment;

import dev.saldo.billing.balance.Balances;
import dev.saldo.billing.balance.Entry;
import dev.saldo.billing.balance.Payer;
import dev.saldo.billing.payment.PaymentOutcome.InvoiceUnknown;
import dev.saldo.billing.payment.PaymentOutcome.Recorded;
import dev.saldo.billing.payment.Ruling.Recordable;
import dev.saldo.billing.payment.Ruling.Unacceptable;
import dev.saldo.billing.payment.Ruling.Untimely;
import dev.saldo.billing.settlement.Account;
import dev.saldo.billing.settlement.Settlements;
import dev.saldo.kit.clock.StoreClock;
import dev.saldo.kit.id.Ids;
import dev.saldo.kit.outbox.Outbox;
import dev.saldo.kit.security.Caller;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Records a payment and books it on its invoice, which is locked meanwhile, so that two never pay the same. */
@Service
class RecordingPayments {

    private final Settlements settlements;
    private final PaymentRepository payments;
    private final Balances balances;
    private final Outbox outbox;
    private final TransactionalOperator transaction;
    private final StoreClock clock;

    RecordingPayments(
            Settlements settlements,
            PaymentRepository payments,
            Balances balances,
            Outbox outbox,
            TransactionalOperator transaction,
            StoreClock clock) {
        this.settlements = settlements;
        this.payments = payments;
        this.balances = balances;
        this.outbox = outbox;
        this.transaction = transaction;
        this.clock = clock;
    }

    Mono<PaymentOutcome> record(Caller caller, Tender tender) {
        return settlements
                .lock(caller, tender.invoice())
                .flatMap(account -> decide(caller, tender, account))
                .defaultIfEmpty(new InvoiceUnknown(tender.invoice()))
                .as(transaction::transactional);
    }

    private Mono<PaymentOutcome> decide(Caller caller, Tender tender, Account account) {
        var free = clock.now(caller.store()).map(now -> Ruling.on(tender, account, Ids.next(), caller.subject(), now));
        return taken(caller, tender).switchIfEmpty(free.flatMap(ruling -> follow(caller, tender, ruling)));
    }

    private Mono<PaymentOutcome> follow(Caller caller, Tender tender, Ruling ruling) {
        return switch (ruling) {
            case Recordable recordable -> write(recordable).switchIfEmpty(Mono.defer(() -> taken(caller, tender)));
            case Unacceptable refusal -> Mono.just(refusal);
            case Untimely refusal -> Mono.just(refusal);
        };
    }

    /** Empty when somebody else took the reference in the meantime. */
    private Mono<PaymentOutcome> write(Recordable recordable) {
        return payments.insert(List.of(recordable.payment()))
                .filter(written -> !written.isEmpty())
                .flatMap(_ -> book(recordable).thenReturn(new Recorded(recordable.payment())));
    }

    private Mono<Void> book(Recordable recordable) {
        return outbox.append(PaymentContract.recorded(recordable))
                .then(settlements.apply(recordable.changes()))
                .then(balances.add(surplus(recordable)));
    }

    private static List<Entry> surplus(Recordable recordable) {
        var payment = recordable.payment();
        var surplus = payment.surplus();
        if (surplus == null) {
            return List.of();
        }
        var payer = new Payer(payment.store(), recordable.account().customer(), surplus.currency());
        return List.of(Entry.overpaid(payer, surplus, payment.invoice(), payment.id(), payment.occurredAt()));
    }

    private Mono<PaymentOutcome> taken(Caller caller, Tender tender) {
        return payments.holder(caller, tender.method(), tender.reference()).cast(PaymentOutcome.class);
    }
}
