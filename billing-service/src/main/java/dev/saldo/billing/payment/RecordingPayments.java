package dev.saldo.billing.payment;

import dev.saldo.billing.payment.PaymentOutcome.InvoiceUnknown;
import dev.saldo.billing.payment.PaymentOutcome.Recorded;
import dev.saldo.billing.payment.PaymentOutcome.ReferenceTaken;
import dev.saldo.billing.payment.Ruling.Recordable;
import dev.saldo.billing.payment.Ruling.Unacceptable;
import dev.saldo.billing.payment.Ruling.Untimely;
import dev.saldo.billing.settlement.Account;
import dev.saldo.billing.settlement.Settlements;
import dev.saldo.kit.id.Ids;
import dev.saldo.kit.outbox.Outbox;
import dev.saldo.kit.security.Caller;
import dev.saldo.kit.time.Times;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Records a payment and books it on its invoice, which is locked meanwhile, so that two never pay the same. */
@Service
class RecordingPayments {

    private final Settlements settlements;
    private final PaymentRepository payments;
    private final Outbox outbox;
    private final TransactionalOperator transaction;
    private final Clock clock;

    RecordingPayments(
            Settlements settlements,
            PaymentRepository payments,
            Outbox outbox,
            TransactionalOperator transaction,
            Clock clock) {
        this.settlements = settlements;
        this.payments = payments;
        this.outbox = outbox;
        this.transaction = transaction;
        this.clock = clock;
    }

    Mono<PaymentOutcome> record(Caller caller, Tender tender) {
        return settlements
                .lock(caller.store(), tender.invoice())
                .flatMap(account -> decide(caller, tender, account))
                .defaultIfEmpty(new InvoiceUnknown(tender.invoice()))
                .as(transaction::transactional);
    }

    private Mono<PaymentOutcome> decide(Caller caller, Tender tender, Account account) {
        var free = Mono.fromSupplier(() -> Ruling.on(tender, account, Ids.next(), caller.subject(), Times.now(clock)));
        return taken(caller.store(), tender.method(), tender.reference()).switchIfEmpty(free.flatMap(this::follow));
    }

    private Mono<PaymentOutcome> follow(Ruling ruling) {
        return switch (ruling) {
            case Recordable recordable -> write(recordable);
            case Unacceptable refusal -> Mono.just(refusal);
            case Untimely refusal -> Mono.just(refusal);
        };
    }

    private Mono<PaymentOutcome> write(Recordable recordable) {
        var payment = recordable.payment();
        return payments.insert(payment)
                .flatMap(recorded -> announce(recordable).<PaymentOutcome>thenReturn(new Recorded(recorded)))
                .switchIfEmpty(Mono.defer(() -> taken(payment.store(), payment.method(), payment.reference())));
    }

    private Mono<Void> announce(Recordable recordable) {
        return outbox.append(PaymentContract.recorded(recordable)).then(settlements.apply(recordable.changes()));
    }

    private Mono<PaymentOutcome> taken(UUID store, PaymentMethod method, String reference) {
        return payments.holder(store, method, reference).map(ReferenceTaken::new);
    }
}
