package dev.saldo.sales.waiting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ReleaseWalkTest {

    private static final UUID A = new UUID(0, 10);
    private static final UUID B = new UUID(0, 11);
    private static final UUID C = new UUID(0, 12);

    static Stream<Arguments> queues() {
        return Stream.of(
                Arguments.of("nobody waits", Map.of(A, 100L), List.of(), List.of()),
                Arguments.of("what fits goes", Map.of(A, 100L), List.of(Map.of(A, 100L)), List.of(0)),
                Arguments.of("what does not fit stays", Map.of(A, 99L), List.of(Map.of(A, 100L)), List.of()),
                Arguments.of(
                        "what goes takes its credits along",
                        Map.of(A, 150L),
                        List.of(Map.of(A, 100L), Map.of(A, 60L), Map.of(A, 50L)),
                        List.of(0)),
                Arguments.of(
                        "the oldest first",
                        Map.of(A, 100L),
                        List.of(Map.of(A, 60L), Map.of(A, 40L), Map.of(A, 1L)),
                        List.of(0, 1)),
                Arguments.of(
                        "a small one does not overtake a large one",
                        Map.of(A, 50L),
                        List.of(Map.of(A, 100L), Map.of(A, 10L)),
                        List.of()),
                Arguments.of(
                        "who needs another platform need not wait",
                        Map.of(A, 50L, B, 10L),
                        List.of(Map.of(A, 100L), Map.of(B, 10L)),
                        List.of(1)),
                Arguments.of(
                        "all platforms or none",
                        Map.of(A, 50L, B, 10L),
                        List.of(Map.of(A, 50L, B, 20L), Map.of(A, 50L)),
                        List.of(1)),
                Arguments.of(
                        "only the platforms a sale is short of are closed",
                        Map.of(A, 50L, B, 10L),
                        List.of(Map.of(A, 100L, B, 10L), Map.of(B, 10L), Map.of(A, 1L)),
                        List.of(1)),
                Arguments.of(
                        "one that is held up elsewhere closes what it is short of too",
                        Map.of(A, 0L, B, 10L),
                        List.of(Map.of(A, 1L), Map.of(A, 1L, B, 20L), Map.of(B, 5L)),
                        List.of()),
                Arguments.of(
                        "where nothing is known the platform shall say",
                        Map.of(A, 10L),
                        List.of(Map.of(C, 1_000L), Map.of(A, 10L, C, 1L)),
                        List.of(0, 1)),
                Arguments.of(
                        "an overdrawn platform releases nobody", Map.of(A, -5L), List.of(Map.of(A, 1L)), List.of()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("queues")
    void whoGoes(String rule, Map<UUID, Long> available, List<Map<UUID, Long>> costs, List<Integer> expected) {
        var queue = queue(costs);

        var walk = ReleaseWalk.start(500).knowing(available, Map.of()).past(queue);

        assertThat(walk.released())
                .as(rule)
                .containsExactlyElementsOf(
                        expected.stream().map(index -> queue.get(index).id()).toList());
    }

    @Test
    void noMoreThanTheLimitGoAtOnce() {
        var walk = ReleaseWalk.start(2)
                .knowing(Map.of(A, 100L), Map.of())
                .past(queue(List.of(Map.of(A, 1L), Map.of(A, 1L), Map.of(A, 1L))));

        assertThat(walk.full()).isTrue();
        assertThat(walk.released()).hasSize(2);
    }

    @Test
    void whatIsLearntLaterDoesNotGiveBackWhatWasTaken() {
        var queue = queue(List.of(Map.of(A, 60L), Map.of(A, 60L)));

        var walk = ReleaseWalk.start(500)
                .knowing(Map.of(A, 100L), Map.of())
                .past(queue.subList(0, 1))
                .knowing(Map.of(A, 100L), Map.of())
                .past(queue.subList(1, 2));

        assertThat(walk.released()).containsExactly(queue.getFirst().id());
    }

    @Test
    void whatReleasedSalesHaveNotTakenYetIsTheirs() {
        var queue = queue(List.of(Map.of(A, 50L), Map.of(B, 10L), Map.of(C, 1L)));

        var walk = ReleaseWalk.start(500)
                .knowing(Map.of(A, 100L, B, 10L), Map.of(A, 51L, C, 1_000L))
                .past(queue);

        assertThat(walk.released())
                .containsExactly(queue.get(1).id(), queue.get(2).id());
    }

    @Test
    void aRandomQueueIsWalkedFairlyAndPageByPageAsAtOnce() {
        var random = new Random(20261121);
        for (var round = 0; round < 2_000; round++) {
            var available = amounts(random, 200);
            var queue = queue(Stream.generate(() -> amounts(random, 60))
                    .filter(costs -> !costs.isEmpty())
                    .limit(random.nextInt(40))
                    .toList());

            var walk = ReleaseWalk.start(500).knowing(available, Map.of()).past(queue);

            nothingIsSpentTwice(queue, walk, available);
            nobodyIsOvertakenWhereCreditIsScarce(queue, walk, available);
            assertThat(pageByPage(queue, available, random.nextInt(1, 5))).isEqualTo(walk.released());
        }
    }

    private static void nothingIsSpentTwice(List<WaitingSale> queue, ReleaseWalk walk, Map<UUID, Long> available) {
        var spent = new HashMap<UUID, Long>();
        queue.stream()
                .filter(sale -> walk.released().contains(sale.id()))
                .forEach(sale -> sale.costs().forEach((platform, cost) -> spent.merge(platform, cost, Long::sum)));
        spent.forEach((platform, sum) ->
                assertThat(sum).isLessThanOrEqualTo(available.getOrDefault(platform, Long.MAX_VALUE)));
    }

    private static void nobodyIsOvertakenWhereCreditIsScarce(
            List<WaitingSale> queue, ReleaseWalk walk, Map<UUID, Long> available) {
        var left = new HashMap<>(available);
        var wanted = new HashSet<UUID>();
        for (var sale : queue) {
            var scarce = sale.costs().entrySet().stream()
                    .filter(cost -> left.getOrDefault(cost.getKey(), Long.MAX_VALUE) < cost.getValue())
                    .map(Map.Entry::getKey)
                    .toList();
            if (walk.released().contains(sale.id())) {
                assertThat(Collections.disjoint(sale.costs().keySet(), wanted)).isTrue();
                assertThat(scarce).isEmpty();
                sale.costs().forEach((platform, cost) -> left.computeIfPresent(platform, (_, had) -> had - cost));
            } else {
                assertThat(!scarce.isEmpty() || sale.costs().keySet().stream().anyMatch(wanted::contains))
                        .as("whoever stays has a reason")
                        .isTrue();
            }
            wanted.addAll(scarce);
        }
    }

    /** As the queue is read: without the sales that need nothing but closed platforms. */
    private static List<UUID> pageByPage(List<WaitingSale> queue, Map<UUID, Long> available, int size) {
        var walk = ReleaseWalk.start(500);
        var position = QueuePosition.start();
        while (true) {
            var behind = position;
            var closed = walk.closed();
            var page = queue.stream()
                    .filter(sale -> sale.row() > behind.row())
                    .filter(sale -> !closed.containsAll(sale.costs().keySet()))
                    .limit(size)
                    .toList();
            walk = walk.knowing(available, Map.of()).past(page);
            position = position.behind(page);
            if (page.size() < size) {
                return walk.released();
            }
        }
    }

    private static Map<UUID, Long> amounts(Random random, int most) {
        var amounts = new HashMap<UUID, Long>();
        for (var platform : List.of(A, B, C)) {
            if (random.nextBoolean()) {
                amounts.put(platform, random.nextLong(most));
            }
        }
        return amounts;
    }

    private static List<WaitingSale> queue(List<Map<UUID, Long>> costs) {
        var queue = new ArrayList<WaitingSale>();
        for (var cost : costs) {
            var row = queue.size() + 1;
            queue.add(new WaitingSale(row, new UUID(1, row), Instant.EPOCH.plusSeconds(row), cost));
        }
        return queue;
    }
}
