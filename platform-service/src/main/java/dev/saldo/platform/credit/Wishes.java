package dev.saldo.platform.credit;

import dev.saldo.kit.Pure;
import dev.saldo.platform.balance.AccountKey;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** Decides wishes over the locked accounts, in the order they were accepted; each on its own. */
@Pure
final class Wishes {

    private Wishes() {}

    /** One posting a wish, in their order. */
    static Batch<Posting> decide(Opening opening, List<Wish> wishes, Supplier<UUID> ids, Instant now) {
        var book = new Book(opening, ids);
        return book.with(wishes.stream()
                .map(wish -> book.post(wish.account(), wish.move(), causeOf(wish, now)))
                .toList());
    }

    /** What they may take from each account, in minor units. */
    static Map<AccountKey, Long> needs(List<Wish> wishes) {
        var needs = new HashMap<AccountKey, Long>();
        wishes.forEach(wish ->
                needs.merge(wish.account(), Math.max(0, -wish.move().amount().minor()), Long::sum));
        return needs;
    }

    private static Cause causeOf(Wish wish, Instant now) {
        return new Cause(null, wish.reference(), wish.description(), wish.actor(), now);
    }
}
