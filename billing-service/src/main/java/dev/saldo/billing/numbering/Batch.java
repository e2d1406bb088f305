package dev.saldo.billing.numbering;

import dev.saldo.kit.Pure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/**
 * Things that get their documents together.
 *
 * @param year that of the issue date in a store; not all stores change it at the same moment
 */
@Pure
record Batch<T>(Series series, ToIntFunction<UUID> year, List<T> things, Function<T, UUID> store) {

    /** How many numbers each store needs. */
    Map<UUID, Long> counts() {
        return things.stream().collect(Collectors.groupingBy(store, Collectors.counting()));
    }

    /**
     * The things with their numbers, in their order.
     *
     * @param last the last number of each store once it has given out as many as it needs
     */
    List<Numbered<T>> numbered(Map<UUID, Long> last) {
        var given = new HashMap<>(last);
        counts().forEach((id, count) -> given.merge(id, -count, Long::sum));
        var numbered = new ArrayList<Numbered<T>>();
        for (var thing : things) {
            var id = store.apply(thing);
            var sequence = given.merge(id, 1L, Long::sum);
            numbered.add(new Numbered<>(thing, new DocumentNumber(series, year.applyAsInt(id), sequence)));
        }
        return List.copyOf(numbered);
    }
}
