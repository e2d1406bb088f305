package dev.saldo.billing.payment;

import dev.saldo.billing.balance.Balances;
import dev.saldo.billing.balance.Entry;
import dev.saldo.billing.balance.Payer;
import dev.saldo.billing.invoice.Invoice;
import dev.saldo.billing.payment.Ruling.Recordable;
import dev.saldo.billing.payment.Spending.Due;
import dev.saldo.billing.settlement.Account;
import dev.saldo.billing.settlement.Settlements;
import dev.saldo.kit.id.Ids;
import dev.saldo.kit.outbox.Outbox;
import dev.saldo.money.Money;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Pays invoices with what their customers are owed, in the transaction that issued them. */
@Service
public class PayingFromBalance {

    private final Balances balances;
    private final Settlements settlements;
    private final PaymentRepository payments;
    private final Outbox outbox;

    PayingFromBalance(Balances balances, Settlements settlements, PaymentRepository payments, Outbox outbox) {
        this.balances = balances;
        this.settlements = settlements;
        this.payments = payments;
        this.outbox = outbox;
    }

    /** One statement where nobody is owed anything. */
    public Mono<Void> pay(List<Invoice> issued) {
        return balances.lock(issued.stream().map(PayingFromBalance::payer).toList())
                .filter(held -> !held.isEmpty())
                .flatMap(held -> pay(issued, held));
    }

    private Mono<Void> pay(List<Invoice> issued, Map<Payer, Money> held) {
        var payable = issued.stream()
                .filter(invoice -> held.containsKey(payer(invoice)))
                .toList();
        return settlements
                .lock(
                        payable.stream().map(Invoice::store).toList(),
                        payable.stream().map(Invoice::id).toList())
                .map(accounts -> Spending.of(due(payable, accounts), held, Ids::next))
                .filter(spent -> !spent.isEmpty())
                .flatMap(this::book);
    }

    private Mono<Void> book(List<Recordable> spent) {
        return payments.insert(spent.stream().map(Recordable::payment).toList())
                .then(outbox.append(
                        spent.stream().map(PaymentContract::recorded).toList()))
                .then(settlements.apply(
                        spent.stream().flatMap(each -> each.changes().stream()).toList()))
                .then(balances.use(spent.stream().map(PayingFromBalance::entry).toList()));
    }

    private static Entry entry(Recordable recordable) {
        var payment = recordable.payment();
        return Entry.used(
                Spending.payer(recordable.account()),
                payment.amount(),
                payment.invoice(),
                payment.id(),
                payment.occurredAt());
    }

    private static List<Due> due(List<Invoice> issued, List<Account> accounts) {
        Map<UUID, Account> byInvoice =
                accounts.stream().collect(Collectors.toMap(Account::invoice, Function.identity()));
        return issued.stream()
                .map(invoice -> new Due(Objects.requireNonNull(byInvoice.get(invoice.id())), invoice.createdAt()))
                .toList();
    }

    private static Payer payer(Invoice invoice) {
        return new Payer(
                invoice.store(),
                invoice.buyer().customerId(),
                invoice.totals().grandTotal().currency());
    }
}
