package dev.saldo.platform.credit;

import dev.saldo.kit.Pure;
import dev.saldo.kit.clock.StoreTimes;
import dev.saldo.money.Money;
import dev.saldo.platform.balance.Account;
import dev.saldo.platform.credit.Posting.Posted;
import dev.saldo.platform.lot.Lot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Decides what goes of lots whose time is over: what is left in them. */
@Pure
final class Expiries {

    private static final String ACTOR = "system";

    private Expiries() {}

    /** @param opening with the lots that may be due, as they are now */
    static Batch<Posted> decide(Opening opening, Supplier<UUID> ids, StoreTimes times) {
        var book = new Book(opening, ids);
        var postings = new ArrayList<Posted>();
        opening.lots().stream()
                .filter(lot -> lot.isExpired(times.in(lot.account().store())))
                .sorted(Comparator.comparingLong(lot -> lot.origin().sequence()))
                .forEach(lot -> {
                    var expired = expired(lot, book.account(lot.account()));
                    if (expired.isPositive()
                            && book.post(lot.account(), new Move.Expiry(lot.id(), expired), causeOf(lot, times))
                                    instanceof Posted posted) {
                        postings.add(posted);
                    }
                });
        return book.with(postings);
    }

    /** What is set aside does not expire: it goes when the hold has ended without it. */
    private static Money expired(Lot lot, @Nullable Account account) {
        var nothing = Money.zero(lot.remaining().currency());
        if (account == null) {
            return nothing;
        }
        var free = account.balance().minus(account.held().amount());
        var gone = lot.remaining().compareTo(free) <= 0 ? lot.remaining() : free;
        return gone.isNegative() ? nothing : gone;
    }

    private static Cause causeOf(Lot lot, StoreTimes times) {
        var now = times.in(lot.account().store());
        return new Cause(null, lot.id().toString(), null, ACTOR, now);
    }
}
