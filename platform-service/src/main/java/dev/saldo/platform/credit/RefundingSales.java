package dev.saldo.platform.credit;

import static java.util.stream.Collectors.groupingBy;

import dev.saldo.contracts.sales.SaleRefunded;
import dev.saldo.kit.id.Ids;
import dev.saldo.kit.inbox.Event;
import dev.saldo.kit.time.Times;
import dev.saldo.platform.balance.Account;
import dev.saldo.platform.balance.AccountKey;
import dev.saldo.platform.balance.AccountRepository;
import dev.saldo.platform.credit.Posting.Posted;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Gives the credits of refunded sales back to the platforms they came from. */
@Service
class RefundingSales {

    private final AccountRepository accounts;
    private final MovementRepository movements;
    private final SaleRecordRepository sales;
    private final Bookings bookings;
    private final Clock clock;

    RefundingSales(
            AccountRepository accounts,
            MovementRepository movements,
            SaleRecordRepository sales,
            Bookings bookings,
            Clock clock) {
        this.accounts = accounts;
        this.movements = movements;
        this.sales = sales;
        this.bookings = bookings;
        this.clock = clock;
    }

    Mono<Void> apply(List<Event<SaleRefunded>> events) {
        var actors = new LinkedHashMap<SaleKey, @Nullable String>();
        events.forEach(event -> actors.putIfAbsent(keyOf(event), event.body().actor()));
        return sales.lock(actors.keySet())
                .collectList()
                .doOnNext(known -> requireAll(actors.keySet(), known))
                .map(known -> known.stream()
                        .filter(sale -> sale.status() == SaleStatus.DEDUCTED)
                        .toList())
                .flatMap(deducted -> refund(deducted, actors));
    }

    /** A refund follows a deduction; one that came first is a fault, and comes again. */
    private static void requireAll(Set<SaleKey> wanted, List<SaleRecord> known) {
        var deducted = known.stream()
                .filter(sale -> sale.status() != SaleStatus.REJECTED)
                .map(SaleRecord::key)
                .collect(Collectors.toSet());
        if (!deducted.containsAll(wanted)) {
            throw new IllegalStateException("refunds of sales that were never deducted are among " + wanted);
        }
    }

    private Mono<Void> refund(List<SaleRecord> deducted, Map<SaleKey, @Nullable String> actors) {
        return movements
                .deductionsOf(deducted.stream().map(SaleRecord::key).toList())
                .collectList()
                .flatMap(deductions -> accounts.lock(accountsOf(deductions))
                        .collectMap(Account::key)
                        .map(locked -> reverse(deductions, actors, locked))
                        .flatMap(postings -> record(deducted, postings)));
    }

    private Mono<Void> record(List<SaleRecord> deducted, List<Posted> postings) {
        var bySale = postings.stream().collect(groupingBy(posted -> keyOf(posted.movement())));
        var events = deducted.stream()
                .map(sale ->
                        CreditContract.refunded(sale.store(), sale.sale(), bySale.getOrDefault(sale.key(), List.of())))
                .toList();
        return sales.save(deducted.stream().map(RefundingSales::refunded).toList(), Times.now(clock))
                .then(bookings.record(postings, events));
    }

    /** The time is taken under the locks, so that in a ledger it never runs backwards. */
    private List<Posted> reverse(
            List<Movement> deductions, Map<SaleKey, @Nullable String> actors, Map<AccountKey, Account> locked) {
        var now = Times.now(clock);
        var accounts = new HashMap<>(locked);
        var postings = new ArrayList<Posted>();
        for (var deduction : deductions) {
            var key = new AccountKey(deduction.store(), deduction.platform());
            var cause = Cause.ofSale(saleOf(deduction), actors.get(keyOf(deduction)), now);
            var amount = deduction.amount().negated();
            var account = Objects.requireNonNull(accounts.get(key), "a movement has an account");
            if (!(Ledger.post(account, MovementKind.REFUND, amount, Ids.next(), cause) instanceof Posted posted)) {
                // Never passed over: the sale would count as refunded without its credits.
                throw new IllegalStateException("the ledger refuses what it owes for " + deduction);
            }
            accounts.put(key, posted.account());
            postings.add(posted);
        }
        return postings;
    }

    private static SaleRecord refunded(SaleRecord sale) {
        return new SaleRecord(sale.store(), sale.sale(), sale.attempt(), SaleStatus.REFUNDED);
    }

    private static List<AccountKey> accountsOf(List<Movement> deductions) {
        return deductions.stream()
                .map(deduction -> new AccountKey(deduction.store(), deduction.platform()))
                .distinct()
                .toList();
    }

    private static SaleKey keyOf(Event<SaleRefunded> event) {
        return new SaleKey(event.store(), event.body().saleId());
    }

    private static SaleKey keyOf(Movement movement) {
        return new SaleKey(movement.store(), saleOf(movement));
    }

    private static UUID saleOf(Movement movement) {
        return Objects.requireNonNull(movement.cause().sale(), "only movements of sales are refunded");
    }
}
