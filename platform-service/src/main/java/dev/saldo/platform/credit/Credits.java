package dev.saldo.platform.credit;

import dev.saldo.kit.id.Ids;
import dev.saldo.kit.time.Times;
import dev.saldo.platform.credit.Posting.Posted;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Credits bought, spent and corrected by hand. */
@Service
class Credits {

    private final Books books;
    private final Bookings bookings;
    private final TransactionalOperator transaction;
    private final Clock clock;

    Credits(Books books, Bookings bookings, TransactionalOperator transaction, Clock clock) {
        this.books = books;
        this.bookings = bookings;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Any number of wishes at any number of accounts with one statement a table; one posting each, in their order. */
    Mono<List<Posting>> move(List<Wish> wishes) {
        return books.open(Wishes.needs(wishes))
                .map(opening -> Wishes.decide(opening, wishes, Ids::next, Times.now(clock)))
                .flatMap(batch -> record(batch).thenReturn(batch.decisions()))
                .as(transaction::transactional);
    }

    private Mono<Void> record(Batch<Posting> batch) {
        var posted = batch.decisions().stream().flatMap(Credits::posted).toList();
        var events = posted.stream()
                .map(posting -> CreditContract.moved(posting.movement()))
                .toList();
        return posted.isEmpty() ? Mono.empty() : bookings.record(posted, batch.lots(), events);
    }

    private static Stream<Posted> posted(Posting posting) {
        return posting instanceof Posted posted ? Stream.of(posted) : Stream.empty();
    }
}
