package dev.saldo.sales.waiting;

import dev.saldo.kit.Pure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Decides which waiting sales go. The queue is walked oldest first: a sale that fits at all its platforms goes and takes
 * its costs along; one that does not closes the platforms it is short of to everybody younger, so that nobody is
 * overtaken where credit is scarce and nobody waits where it is not.
 *
 * @param left in minor units, by platform; a platform that is not in it is not known to be short
 * @param closed platforms that keep what they have for a sale that was met earlier
 * @param released the sales that go, oldest first
 */
@Pure
record ReleaseWalk(Map<UUID, Long> left, Set<UUID> closed, List<UUID> released, int limit) {

    static ReleaseWalk start(int limit) {
        return new ReleaseWalk(Map.of(), Set.of(), List.of(), limit);
    }

    /**
     * Walks on with what there is at platforms that were not met before.
     *
     * @param claimed what sales that were released before and have no answer yet will take of it
     */
    ReleaseWalk knowing(Map<UUID, Long> available, Map<UUID, Long> claimed) {
        var known = new HashMap<>(available);
        claimed.forEach((platform, claim) -> known.computeIfPresent(platform, (_, has) -> has - claim));
        known.putAll(left);
        return new ReleaseWalk(Map.copyOf(known), closed, released, limit);
    }

    ReleaseWalk past(List<WaitingSale> oldestFirst) {
        var remaining = new HashMap<>(left);
        var shut = new HashSet<>(closed);
        var going = new ArrayList<>(released);
        for (var sale : oldestFirst) {
            if (going.size() == limit) {
                break;
            }
            var scarce = shortOf(sale, remaining);
            if (scarce.isEmpty() && sale.costs().keySet().stream().noneMatch(shut::contains)) {
                going.add(sale.id());
                sale.costs().forEach((platform, cost) -> remaining.computeIfPresent(platform, (_, had) -> had - cost));
            }
            shut.addAll(scarce);
        }
        return new ReleaseWalk(Map.copyOf(remaining), Set.copyOf(shut), List.copyOf(going), limit);
    }

    boolean full() {
        return released.size() == limit;
    }

    private static Set<UUID> shortOf(WaitingSale sale, Map<UUID, Long> left) {
        return sale.costs().entrySet().stream()
                .filter(cost -> left.getOrDefault(cost.getKey(), Long.MAX_VALUE) < cost.getValue())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
