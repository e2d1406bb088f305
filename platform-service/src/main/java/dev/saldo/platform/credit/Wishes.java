package dev.saldo.platform.credit;

import static java.util.stream.Collectors.toSet;

import dev.saldo.kit.Pure;
import dev.saldo.kit.clock.StoreTimes;
import dev.saldo.platform.balance.AccountKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** Decides wishes over the locked accounts, in the order they were accepted; each on its own. */
@Pure
final class Wishes {

    private Wishes() {}

    /** One posting a wish, in their order. */
    static Batch<Posting> decide(Opening opening, List<Wish> wishes, Supplier<UUID> ids, StoreTimes times) {
        var book = new Book(opening, ids);
        return book.with(wishes.stream()
                .map(wish -> book.post(wish.account(), wish.move(), causeOf(wish, times)))
                .toList());
    }

    /** What they may take from each account, in minor units. */
    static Map<AccountKey, Long> needs(List<Wish> wishes) {
        var needs = new HashMap<AccountKey, Long>();
        wishes.forEach(wish ->
                needs.merge(wish.account(), Math.max(0, -wish.move().amount().minor()), Long::sum));
        return needs;
    }

    static Set<UUID> stores(List<Wish> wishes) {
        return wishes.stream().map(wish -> wish.account().store()).collect(toSet());
    }

    private static Cause causeOf(Wish wish, StoreTimes times) {
        var now = times.in(wish.account().store());
        return new Cause(null, wish.reference(), wish.description(), wish.actor(), now);
    }
}
