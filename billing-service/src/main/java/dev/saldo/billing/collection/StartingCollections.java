package dev.saldo.billing.collection;

import dev.saldo.billing.invoice.Charge;
import dev.saldo.billing.invoice.Invoice;
import dev.saldo.billing.settlement.Account;
import dev.saldo.billing.settlement.Settlements;
import dev.saldo.kit.id.Ids;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Notes, in the transaction that issues invoices, for which of them a provider is to be asked. */
@Service
public class StartingCollections {

    private final PaymentProviders providers;
    private final Settlements settlements;
    private final PaymentAttempts attempts;

    StartingCollections(PaymentProviders providers, Settlements settlements, PaymentAttempts attempts) {
        this.providers = providers;
        this.settlements = settlements;
        this.attempts = attempts;
    }

    /** No statement where nobody said how they pay. */
    public Mono<Void> start(List<Invoice> issued, List<Charge> charges) {
        var wishes = PaymentWish.of(issued, charges);
        return wishes.isEmpty()
                ? Mono.empty()
                : providers
                        .of(wishes.stream().map(wish -> wish.invoice().store()).toList())
                        .map(served -> wishes.stream()
                                .filter(wish ->
                                        served.containsKey(wish.invoice().store()))
                                .toList())
                        .filter(granted -> !granted.isEmpty())
                        .flatMap(this::write);
    }

    private Mono<Void> write(List<PaymentWish> wishes) {
        return settlements
                .lock(
                        wishes.stream().map(wish -> wish.invoice().store()).toList(),
                        wishes.stream().map(wish -> wish.invoice().id()).toList())
                .map(accounts -> due(wishes, accounts))
                .flatMap(attempts::add);
    }

    private static List<NewAttempt> due(List<PaymentWish> wishes, List<Account> accounts) {
        Map<UUID, Account> byInvoice =
                accounts.stream().collect(Collectors.toMap(Account::invoice, Function.identity()));
        return wishes.stream()
                .map(wish -> new NewAttempt(
                        Ids.next(),
                        Objects.requireNonNull(byInvoice.get(wish.invoice().id())),
                        wish.paymentMethod(),
                        wish.invoice().createdAt()))
                .filter(attempt -> attempt.amount().isPositive())
                .toList();
    }
}
