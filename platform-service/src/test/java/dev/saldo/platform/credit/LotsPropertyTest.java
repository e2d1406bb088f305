package dev.saldo.platform.credit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.kit.clock.StoreTimes;
import dev.saldo.money.Money;
import dev.saldo.platform.balance.Account;
import dev.saldo.platform.balance.AccountKey;
import dev.saldo.platform.balance.Costing;
import dev.saldo.platform.balance.Held;
import dev.saldo.platform.balance.LedgerHash;
import dev.saldo.platform.balance.LotPolicy;
import dev.saldo.platform.balance.Overdraft;
import dev.saldo.platform.balance.Thresholds;
import dev.saldo.platform.credit.Posting.Posted;
import dev.saldo.platform.lot.Lot;
import dev.saldo.platform.lot.Part;
import dev.saldo.platform.lot.Purchase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What never breaks, whatever comes together: the remainders of the lots are the balance, and no cost is lost. */
class LotsPropertyTest {

    private static final Currency USD = Currency.getInstance("USD");
    private static final AccountKey KEY = new AccountKey(new UUID(0, 1), new UUID(0, 2));
    private static final Money NOTHING = Money.zero(USD);

    @ParameterizedTest(name = "{0}, seed {1}")
    @CsvSource({
        "FIFO, 1", "FIFO, 2", "FIFO, 3",
        "EARLIEST_EXPIRY, 1", "EARLIEST_EXPIRY, 2", "EARLIEST_EXPIRY, 3",
        "WEIGHTED_AVERAGE, 1", "WEIGHTED_AVERAGE, 2", "WEIGHTED_AVERAGE, 3"
    })
    void theRemaindersOfTheLotsAreTheBalanceAndNoCostIsLost(LotPolicy policy, long seed) {
        var world = new World(policy, new Random(seed));
        for (var round = 0; round < 1_500; round++) {
            world.batch();
            world.check();
        }
        assertThat(world.kinds).containsOnlyKeys(MovementKind.values());
        assertThat(world.kinds.values()).allMatch(count -> count >= 10);
        assertThat(world.overdrawn).as("batches that ended overdrawn").isPositive();
    }

    /** One account with its lots, as the database would keep them. */
    private static final class World {

        private final Random random;
        private final Map<UUID, Lot> lots = new HashMap<>();
        private final Map<UUID, Money> takenCredits = new HashMap<>();
        private final Map<UUID, Money> takenCosts = new HashMap<>();
        private final List<Posted> deductions = new ArrayList<>();
        private final Map<MovementKind, Integer> kinds = new HashMap<>();
        private Account account;
        private Instant now = Instant.EPOCH;
        private Money bought = NOTHING;
        private Money landed = NOTHING;
        private long nextId = 100;
        private int overdrawn;

        World(LotPolicy policy, Random random) {
            this.random = random;
            this.account = new Account(
                    KEY.store(),
                    KEY.platform(),
                    "P",
                    NOTHING,
                    0,
                    LedgerHash.NONE,
                    new Overdraft(money(2_000), 1),
                    new Held(NOTHING, 0),
                    Thresholds.NONE,
                    new Costing(policy, NOTHING),
                    true);
        }

        void batch() {
            now = now.plusSeconds(60);
            switch (random.nextInt(9)) {
                case 0 -> refund();
                case 1, 2 -> expire();
                default -> move();
            }
        }

        private StoreTimes times() {
            return new StoreTimes(Map.of(KEY.store(), now));
        }

        /** Deposits, deductions and adjustments together, over no more lots than the deductions may take. */
        private void move() {
            var wishes = new ArrayList<Wish>();
            for (var count = random.nextInt(6); count >= 0; count--) {
                wishes.add(new Wish(KEY, anyMove(), null, null, "Ann"));
            }
            var need = Wishes.needs(wishes).get(KEY);
            var batch = Wishes.decide(opening(next(need)), wishes, this::id, times());
            assertThat(batch.decisions()).hasSameSizeAs(wishes);
            for (var index = 0; index < wishes.size(); index++) {
                if (batch.decisions().get(index) instanceof Posted posted) {
                    count(posted, wishes.get(index).move());
                }
            }
            keep(batch.lots());
        }

        private Move anyMove() {
            return switch (random.nextInt(7)) {
                case 0 -> new Move.Deposit(purchase());
                case 1 -> new Move.Adjustment(money(random.nextLong(1, 200)));
                case 2 -> new Move.Adjustment(money(-random.nextLong(1, 200)));
                default -> new Move.Deduction(money(random.nextLong(1, 350)));
            };
        }

        private Purchase purchase() {
            // now plenty, now scarce
            var credits = random.nextLong(1, now.getEpochSecond() / 10_000 % 2 == 0 ? 3_000 : 500);
            var expiry = random.nextBoolean() ? null : now.plusSeconds(random.nextLong(1, 200));
            return new Purchase(
                    money(credits),
                    money(random.nextLong(credits)),
                    money(random.nextLong(2_000)),
                    money(random.nextLong(3) * 25),
                    expiry);
        }

        private void refund() {
            if (deductions.isEmpty()) {
                return;
            }
            var deduction = deductions.remove(random.nextInt(deductions.size()));
            var amount = deduction.movement().amount().negated();
            var named = deduction.parts().stream().map(Part::lot).toList();
            var book = new Book(
                    opening(lots.values().stream()
                            .filter(lot -> named.contains(lot.id()))
                            .toList()),
                    this::id);
            var move = new Move.Refund(amount, deduction.parts());
            count((Posted) book.post(KEY, move, new Cause(null, null, null, "Ann", now)), move);
            keep(book.with(List.of()).lots());
        }

        private void expire() {
            var due = lots.values().stream().filter(lot -> lot.isExpired(now)).toList();
            var batch = Expiries.decide(opening(due), this::id, times());
            batch.decisions()
                    .forEach(posted -> count(
                            posted,
                            new Move.Expiry(
                                    posted.parts().getFirst().lot(),
                                    posted.movement().amount().negated())));
            keep(batch.lots());
            assertThat(lots.values().stream().filter(lot -> lot.isExpired(now)))
                    .allMatch(lot -> lot.remaining().isZero());
        }

        /** As many as the query would find. */
        private List<Lot> next(long need) {
            Comparator<Lot> oldest =
                    Comparator.comparingLong(lot -> lot.origin().sequence());
            Comparator<Lot> order = account.costing().policy() == LotPolicy.EARLIEST_EXPIRY
                    ? Comparator.<Lot, Instant>comparing(lot -> lot.purchase().expiresAt() == null
                                    ? Instant.MAX
                                    : lot.purchase().expiresAt())
                            .thenComparing(oldest)
                    : oldest;
            var found = new ArrayList<Lot>();
            var held = 0L;
            for (var lot : lots.values().stream()
                    .filter(lot -> lot.remaining().isPositive())
                    .sorted(order)
                    .toList()) {
                if (held >= need) {
                    break;
                }
                found.add(lot);
                held += lot.remaining().minor();
            }
            return found;
        }

        private Opening opening(List<Lot> loaded) {
            return new Opening(Map.of(KEY, account), loaded);
        }

        private void keep(List<Lot> changed) {
            changed.forEach(lot -> lots.put(lot.id(), lot));
        }

        private void count(Posted posted, Move move) {
            account = posted.account();
            kinds.merge(move.kind(), 1, Integer::sum);
            var cost = posted.movement().landedCost();
            landed = cost == null ? landed : landed.plus(cost);
            switch (move) {
                case Move.Deposit(var purchase) -> bought = bought.plus(purchase.cost());
                case Move.Adjustment(var amount) -> bought = amount.isPositive() ? bought.plus(amount) : bought;
                case Move.Deduction _ -> deductions.add(posted);
                case Move.Refund _, Move.Expiry _ -> {}
            }
            if (move.amount().isNegative()) {
                assertThat(cost).isNotNull().matches(spent -> !spent.isNegative());
                assertThat(posted.parts())
                        .allMatch(part ->
                                part.credits().isPositive() && !part.cost().isNegative());
                assertThat(posted.parts().stream().map(Part::credits).reduce(NOTHING, Money::plus))
                        .isEqualTo(move.amount().negated());
            }
            posted.parts().forEach(part -> {
                takenCredits.merge(part.lot() == null ? new UUID(0, 0) : part.lot(), part.credits(), Money::plus);
                takenCosts.merge(part.lot() == null ? new UUID(0, 0) : part.lot(), part.cost(), Money::plus);
            });
        }

        void check() {
            var balance = account.balance();
            var overdraft = balance.isNegative() ? balance.negated() : NOTHING;
            overdrawn += overdraft.isPositive() ? 1 : 0;
            assertThat(sum(lots.values().stream().map(Lot::remaining).toList()).minus(overdraft))
                    .as("the remainders of the lots less the overdraft")
                    .isEqualTo(balance);
            var cost = account.costing().cost();
            assertThat(bought.minus(landed))
                    .as("what was bought and is not given out")
                    .isEqualTo(cost.minus(overdraft));
            assertThat(cost.isNegative()).isFalse();
            var pooled = account.costing().policy().pooled();
            assertThat(sum(lots.values().stream().map(Lot::costRemaining).toList()))
                    .isEqualTo(pooled ? NOTHING : cost);
            assertThat(takenCredits.getOrDefault(new UUID(0, 0), NOTHING)).isEqualTo(overdraft);
            assertThat(takenCosts.getOrDefault(new UUID(0, 0), NOTHING)).isEqualTo(overdraft);
            Set<Long> sequences = new HashSet<>();
            for (var lot : lots.values()) {
                assertThat(sequences.add(lot.origin().sequence()))
                        .as("one lot a movement")
                        .isTrue();
                assertThat(lot.purchase().credits().minus(takenCredits.getOrDefault(lot.id(), NOTHING)))
                        .isEqualTo(lot.remaining());
                if (!pooled) {
                    assertThat(lot.purchase().cost().minus(takenCosts.getOrDefault(lot.id(), NOTHING)))
                            .as("given out exactly once")
                            .isEqualTo(lot.costRemaining());
                }
            }
        }

        private static Money sum(List<Money> amounts) {
            return amounts.stream().reduce(NOTHING, Money::plus);
        }

        private static Money money(long minor) {
            return new Money(minor, USD);
        }

        private UUID id() {
            return new UUID(7, nextId++);
        }
    }
}
