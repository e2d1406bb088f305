package dev.saldo.platform.credit;

import dev.saldo.kit.id.Ids;
import dev.saldo.money.Money;
import dev.saldo.platform.balance.Account;
import dev.saldo.platform.credit.Posting.Posted;
import dev.saldo.platform.lot.LotRepository;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Deductions for other features, which have locked the account. */
@Service
public class Deductions {

    private final LotRepository lots;
    private final Bookings bookings;

    Deductions(LotRepository lots, Bookings bookings) {
        this.lots = lots;
        this.bookings = bookings;
    }

    /** Why an amount cannot be taken now; null when it can. */
    public @Nullable Posting refusal(Account account, Money amount, String actor, Instant now) {
        return Ledger.refusal(account, new Move.Deduction(amount), new Cause(null, null, null, actor, now));
    }

    /** Takes the amount, and saves the account with it. */
    public Mono<Posting> take(Account account, Money amount, Cause cause) {
        return lots.next(Map.of(account.key(), amount.minor()))
                .collectList()
                .map(next -> new Book(new Opening(Map.of(account.key(), account), next), Ids::next))
                .flatMap(book -> record(book, book.post(account.key(), new Move.Deduction(amount), cause)));
    }

    private Mono<Posting> record(Book book, Posting posting) {
        return posting instanceof Posted posted
                ? bookings.record(
                                List.of(posted),
                                book.with(List.of()).lots(),
                                List.of(CreditContract.moved(posted.movement())))
                        .thenReturn(posting)
                : Mono.just(posting);
    }
}
