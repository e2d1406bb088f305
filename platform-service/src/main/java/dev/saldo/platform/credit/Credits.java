package dev.saldo.platform.credit;

import dev.saldo.kit.clock.StoreClock;
import dev.saldo.kit.id.Ids;
import dev.saldo.kit.outbox.OutboxMessage;
import dev.saldo.kit.web.Trace;
import dev.saldo.platform.credit.Posting.Posted;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Credits bought, spent and corrected by hand. */
@Service
class Credits {

    private final Books books;
    private final Bookings bookings;
    private final TransactionalOperator transaction;
    private final StoreClock clock;

    Credits(Books books, Bookings bookings, TransactionalOperator transaction, StoreClock clock) {
        this.books = books;
        this.bookings = bookings;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Any number of wishes at any number of accounts with one statement a table; one posting each, in their order. The
     * time is taken under the locks, so that in a ledger it never runs backwards.
     *
     * @param traces of each wish, for its event
     */
    Mono<List<Posting>> move(List<Wish> wishes, List<Trace> traces) {
        return books.open(Wishes.needs(wishes))
                .zipWhen(
                        _ -> clock.now(Wishes.stores(wishes)),
                        (opening, times) -> Wishes.decide(opening, wishes, Ids::next, times))
                .flatMap(batch -> record(batch, traces).thenReturn(batch.decisions()))
                .as(transaction::transactional);
    }

    private Mono<Void> record(Batch<Posting> batch, List<Trace> traces) {
        var posted = new ArrayList<Posted>();
        var events = new ArrayList<OutboxMessage>();
        for (var index = 0; index < traces.size(); index++) {
            if (batch.decisions().get(index) instanceof Posted posting) {
                posted.add(posting);
                events.add(CreditContract.moved(posting.movement()).in(traces.get(index)));
            }
        }
        return posted.isEmpty() ? Mono.empty() : bookings.record(posted, batch.lots(), events);
    }
}
