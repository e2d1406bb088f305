package dev.saldo.platform.credit;

import dev.saldo.kit.outbox.Outbox;
import dev.saldo.kit.outbox.OutboxMessage;
import dev.saldo.platform.balance.Account;
import dev.saldo.platform.balance.AccountRepository;
import dev.saldo.platform.balance.BalanceChanges;
import dev.saldo.platform.credit.Posting.Posted;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Writes down what the ledger decided: movements, balances, events and alerts, one statement each. */
@Component
class Bookings {

    private final AccountRepository accounts;
    private final MovementRepository movements;
    private final Outbox outbox;
    private final BalanceChanges changes;

    Bookings(AccountRepository accounts, MovementRepository movements, Outbox outbox, BalanceChanges changes) {
        this.accounts = accounts;
        this.movements = movements;
        this.outbox = outbox;
        this.changes = changes;
    }

    /**
     * Joins the transaction that locked the accounts.
     *
     * @param postings in the order they were decided
     * @param events what to announce beside the alerts
     */
    Mono<Void> record(List<Posted> postings, List<OutboxMessage> events) {
        var announced = Stream.concat(events.stream(), alerts(postings)).toList();
        return postings.isEmpty() ? outbox.append(announced) : book(postings).then(outbox.append(announced));
    }

    private Mono<Void> book(List<Posted> postings) {
        // The last posting of a platform carries the balance all of them lead to.
        var last = new LinkedHashMap<UUID, Account>();
        postings.forEach(posted -> last.put(posted.account().platform(), posted.account()));
        var now = postings.getLast().movement().cause().at();
        return movements
                .add(postings)
                .then(accounts.saveBalances(last.values(), now))
                .then(changes.afterCommit(last.keySet()));
    }

    private static Stream<OutboxMessage> alerts(List<Posted> postings) {
        return postings.stream().map(CreditContract::crossed).flatMap(Optional::stream);
    }
}
