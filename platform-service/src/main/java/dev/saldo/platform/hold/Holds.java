package dev.saldo.platform.hold;

import dev.saldo.kit.audit.Audit;
import dev.saldo.kit.clock.StoreClock;
import dev.saldo.kit.id.Ids;
import dev.saldo.kit.outbox.Outbox;
import dev.saldo.money.Money;
import dev.saldo.platform.balance.Account;
import dev.saldo.platform.balance.AccountKey;
import dev.saldo.platform.balance.AccountRepository;
import dev.saldo.platform.balance.BalanceChanges;
import dev.saldo.platform.credit.Cause;
import dev.saldo.platform.credit.Deductions;
import dev.saldo.platform.credit.Posting.Posted;
import dev.saldo.platform.hold.Outcome.Changed;
import dev.saldo.platform.hold.Outcome.NoHold;
import dev.saldo.platform.hold.Outcome.NoPlatform;
import dev.saldo.platform.hold.Outcome.Refused;
import dev.saldo.platform.hold.Outcome.RefusedByLedger;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Sets credits aside, and spends or frees them later. */
@Service
class Holds {

    private final AccountRepository accounts;
    private final HoldRepository holds;
    private final Deductions deductions;
    private final Outbox outbox;
    private final BalanceChanges changes;
    private final Audit audit;
    private final TransactionalOperator transaction;
    private final StoreClock clock;

    Holds(
            AccountRepository accounts,
            HoldRepository holds,
            Deductions deductions,
            Outbox outbox,
            BalanceChanges changes,
            Audit audit,
            TransactionalOperator transaction,
            StoreClock clock) {
        this.accounts = accounts;
        this.holds = holds;
        this.deductions = deductions;
        this.outbox = outbox;
        this.changes = changes;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** What becomes of a hold whose account is locked. */
    private interface Change {
        Mono<Outcome> to(Account account, Hold hold, Instant now);
    }

    Mono<Outcome> place(AccountKey key, Money amount, HoldTerms terms) {
        return locked(key, (account, now) -> place(account, amount, terms, now)).as(transaction::transactional);
    }

    /** @param amount null for all of it; the rest is free again */
    Mono<Outcome> post(AccountKey key, UUID id, @Nullable Money amount, String actor) {
        return locked(
                        key,
                        id,
                        (account, hold, now) ->
                                post(account, hold, amount == null ? hold.amount() : amount, actor, now))
                .as(transaction::transactional);
    }

    Mono<Outcome> release(AccountKey key, UUID id) {
        return locked(key, id, this::release).as(transaction::transactional);
    }

    private Mono<Outcome> place(Account account, Money amount, HoldTerms terms, Instant now) {
        var refusal = deductions.refusal(account, amount, terms.actor(), now);
        if (refusal != null) {
            return Mono.just(new RefusedByLedger(refusal));
        }
        var hold = Hold.open(Ids.next(), account.key(), amount, terms, now);
        var holding = account.holding(account.held().plus(amount));
        return holds.add(hold).then(settled(holding, hold)).thenReturn(new Changed(hold));
    }

    private Mono<Outcome> post(Account account, Hold hold, Money amount, String actor, Instant now) {
        var refusal = hold.refusalToPost(amount, now);
        if (refusal != null) {
            return Mono.just(new Refused(hold, refusal));
        }
        var free = account.holding(account.held().minus(hold.amount()));
        var terms = hold.terms();
        var cause = new Cause(null, hold.id(), terms.reference(), terms.description(), actor, now);
        return deductions.take(free, amount, cause).flatMap(posting -> {
            if (!(posting instanceof Posted posted)) {
                return Mono.just(new RefusedByLedger(posting));
            }
            var spent = hold.posted(amount, posted.movement().id(), now);
            return audit.was(HoldView.of(hold))
                    .then(holds.saveEnds(List.of(spent)))
                    .then(outbox.append(List.of(HoldContract.changed(spent, posted.account()))))
                    .thenReturn(new Changed(spent));
        });
    }

    private Mono<Outcome> release(Account account, Hold hold, Instant now) {
        var refusal = hold.refusalToRelease();
        if (refusal != null) {
            return Mono.just(new Refused(hold, refusal));
        }
        var released = hold.released(now);
        var free = account.holding(account.held().minus(hold.amount()));
        return audit.was(HoldView.of(hold))
                .then(holds.saveEnds(List.of(released)))
                .then(settled(free, released))
                .thenReturn(new Changed(released));
    }

    private Mono<Void> settled(Account account, Hold hold) {
        return accounts.saveBalances(List.of(account))
                .then(outbox.append(List.of(HoldContract.changed(hold, account))))
                .then(changes.afterCommit(List.of(account.platform())));
    }

    /** The time is taken under the lock, so that in a ledger it never runs backwards. */
    private Mono<Outcome> locked(AccountKey key, BiFunction<Account, Instant, Mono<Outcome>> act) {
        return accounts.lock(key.store(), key.platform())
                .flatMap(account -> clock.now(key.store()).flatMap(now -> act.apply(account, now)))
                .switchIfEmpty(Mono.fromSupplier(() -> new NoPlatform(key.platform())));
    }

    /** The hold is read after its account is locked: nobody changes it then. */
    private Mono<Outcome> locked(AccountKey key, UUID id, Change act) {
        return locked(
                key,
                (account, now) -> holds.find(key, id)
                        .flatMap(hold -> act.to(account, hold, now))
                        .switchIfEmpty(Mono.fromSupplier(() -> new NoHold(id))));
    }
}
