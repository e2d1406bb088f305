package dev.saldo.platform.credit;

import dev.saldo.kit.id.Ids;
import dev.saldo.kit.security.Caller;
import dev.saldo.kit.time.Times;
import dev.saldo.kit.web.Problem;
import dev.saldo.money.Money;
import dev.saldo.platform.balance.AccountRepository;
import dev.saldo.platform.credit.Posting.Posted;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Credits bought, spent and corrected by hand. */
@Service
class Credits {

    private final AccountRepository accounts;
    private final Bookings bookings;
    private final TransactionalOperator transaction;
    private final Clock clock;

    Credits(AccountRepository accounts, Bookings bookings, TransactionalOperator transaction, Clock clock) {
        this.accounts = accounts;
        this.bookings = bookings;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** A wish to move a balance by a signed amount. */
    record Wish(
            MovementKind kind,
            Money amount,
            @Nullable String reference,
            @Nullable String description) {}

    Mono<Posting> move(Caller caller, UUID platform, Wish wish) {
        return accounts.lock(caller.store(), platform)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("platform", platform)))
                .map(account -> Ledger.post(account, wish.kind(), wish.amount(), Ids.next(), cause(caller, wish)))
                .flatMap(this::record)
                .as(transaction::transactional);
    }

    private Cause cause(Caller caller, Wish wish) {
        return new Cause(null, wish.reference(), wish.description(), caller.subject(), Times.now(clock));
    }

    private Mono<Posting> record(Posting posting) {
        return posting instanceof Posted posted
                ? bookings.record(List.of(posted), List.of(CreditContract.moved(posted.movement())))
                        .thenReturn(posting)
                : Mono.just(posting);
    }
}
