package dev.saldo.platform.credit;

import static java.util.stream.Collectors.toMap;

import dev.saldo.kit.outbox.Outbox;
import dev.saldo.kit.outbox.OutboxMessage;
import dev.saldo.platform.balance.Account;
import dev.saldo.platform.balance.AccountKey;
import dev.saldo.platform.balance.AccountRepository;
import dev.saldo.platform.balance.BalanceChanges;
import dev.saldo.platform.balance.LotPolicy;
import dev.saldo.platform.credit.Posting.Posted;
import dev.saldo.platform.lot.ConsumptionRepository;
import dev.saldo.platform.lot.ConsumptionRepository.Taken;
import dev.saldo.platform.lot.Lot;
import dev.saldo.platform.lot.LotRepository;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Writes down what the ledger decided: movements, lots, balances, events and alerts, one statement each. */
@Component
class Bookings {

    private final AccountRepository accounts;
    private final MovementRepository movements;
    private final LotRepository lots;
    private final ConsumptionRepository consumptions;
    private final Outbox outbox;
    private final BalanceChanges changes;

    Bookings(
            AccountRepository accounts,
            MovementRepository movements,
            LotRepository lots,
            ConsumptionRepository consumptions,
            Outbox outbox,
            BalanceChanges changes) {
        this.accounts = accounts;
        this.movements = movements;
        this.lots = lots;
        this.consumptions = consumptions;
        this.outbox = outbox;
        this.changes = changes;
    }

    /**
     * Joins the transaction that locked the accounts.
     *
     * @param postings in the order they were decided
     * @param changed the lots as the postings leave them
     * @param events what to announce beside the alerts
     */
    Mono<Void> record(List<Posted> postings, List<Lot> changed, List<OutboxMessage> events) {
        var announced = Stream.concat(events.stream(), alerts(postings)).toList();
        return postings.isEmpty()
                ? outbox.append(announced)
                : book(postings, changed).then(outbox.append(announced));
    }

    private Mono<Void> book(List<Posted> postings, List<Lot> changed) {
        // The last posting of an account carries the balance all of them lead to.
        var last = new LinkedHashMap<AccountKey, Account>();
        postings.forEach(posted -> last.put(posted.account().key(), posted.account()));
        return movements
                .add(postings)
                .then(lots.save(changed, policies(last)))
                .then(consumptions.add(postings.stream().map(Bookings::taken).toList()))
                .then(accounts.saveBalances(last.values()))
                .then(changes.afterCommit(
                        last.keySet().stream().map(AccountKey::platform).toList()));
    }

    private static Map<AccountKey, LotPolicy> policies(Map<AccountKey, Account> accounts) {
        return accounts.values().stream()
                .collect(toMap(Account::key, account -> account.costing().policy()));
    }

    private static Taken taken(Posted posted) {
        return new Taken(posted.movement().store(), posted.movement().id(), posted.parts());
    }

    private static Stream<OutboxMessage> alerts(List<Posted> postings) {
        return postings.stream().map(CreditContract::crossed).flatMap(Optional::stream);
    }
}
