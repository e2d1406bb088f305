package dev.saldo.platform.credit;

import static java.util.stream.Collectors.toMap;
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
import dev.saldo.platform.credit.SaleDecision.Deducted;
import dev.saldo.platform.credit.SaleDecision.Rejected;
import dev.saldo.platform.lot.Lot;
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
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What never breaks, whatever sales come together: thousands of random batches against a book kept by hand. */
class SaleDeductionsPropertyTest {

    private static final int BATCHES = 1_000;
    private static final int PLATFORMS = 6;
    private static final int STORES = 2;
    private static final StoreTimes TIMES = new StoreTimes(
            IntStream.range(0, STORES).boxed().collect(toMap(store -> new UUID(1, store), _ -> Instant.EPOCH)));
    private static final Currency USD = Currency.getInstance("USD");
    private static final Currency EUR = Currency.getInstance("EUR");

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {11, 22, 33, 44, 55})
    void theLedgerHolds(long seed) {
        var world = new World(new Random(seed));
        for (var batch = 0; batch < BATCHES; batch++) {
            world.deposit();
            world.sell();
        }
        world.checkLedgers();
        assertThat(world.deducted).as("sales deducted").isGreaterThan(1_000);
        assertThat(world.rejected).as("sales rejected").isGreaterThan(1_000);
    }

    /** The accounts, the ledger the rule wrote, and balances kept beside them by plain subtraction. */
    private static final class World {

        private final Random random;
        private final Map<AccountKey, Account> accounts = new HashMap<>();
        private final Map<UUID, Lot> lots = new HashMap<>();
        private final Map<AccountKey, Long> opening = new HashMap<>();
        private final Map<AccountKey, Long> book = new HashMap<>();
        private final List<Movement> ledger = new ArrayList<>();
        private long nextId = 1_000;
        private int deducted;
        private int rejected;

        World(Random random) {
            this.random = random;
            for (var store = 0; store < STORES; store++) {
                for (var platform = 0; platform < PLATFORMS; platform++) {
                    open(new AccountKey(new UUID(1, store), new UUID(2, platform)));
                }
            }
        }

        private void open(AccountKey key) {
            var overdraft = new Money(random.nextLong(3) * 500, USD);
            var balance = new Money(random.nextLong(-overdraft.minor(), 5_001), USD);
            var isOpen = random.nextInt(8) != 0;
            var limit = new Overdraft(overdraft, 1);
            var costing = new Costing(LotPolicy.FIFO, balance.isNegative() ? Money.zero(USD) : balance);
            var account = new Account(
                    key.store(),
                    key.platform(),
                    "P",
                    balance,
                    0,
                    LedgerHash.NONE,
                    limit,
                    new Held(Money.zero(USD), 0),
                    Thresholds.NONE,
                    costing,
                    isOpen);
            accounts.put(key, account);
            Openings.of(account).lots().forEach(lot -> lots.put(lot.id(), lot));
            opening.put(key, balance.minor());
            book.put(key, balance.minor());
        }

        /** Somebody tops up one account, so that the walk does not end with all of them empty. */
        void deposit() {
            var keys = accounts.keySet().stream()
                    .sorted(Comparator.comparing(AccountKey::store).thenComparing(AccountKey::platform))
                    .toList();
            var account = accounts.get(keys.get(random.nextInt(keys.size())));
            var amount = new Money(random.nextLong(1, 6_000), USD);
            var cause = new Cause(null, null, null, "test", Instant.EPOCH);
            var book = new Book(opening(), this::id);
            if (book.post(account.key(), new Move.Deposit(Purchase.nominal(amount)), cause)
                    instanceof Posting.Posted posted) {
                book(posted.movement());
                accounts.put(posted.account().key(), posted.account());
                keep(book.with(List.of()).lots());
            }
        }

        void sell() {
            var sales = sales();
            var batch = SaleDeductions.decide(opening(), sales, this::id, TIMES);
            var decisions = batch.decisions();
            keep(batch.lots());

            assertThat(decisions)
                    .extracting(SaleDecision::sale)
                    .as("every sale is decided once, oldest first")
                    .containsExactlyElementsOf(sales.stream()
                            .sorted(Comparator.comparing(SaleToDeduct::confirmedAt)
                                    .thenComparing(SaleToDeduct::id))
                            .toList());
            decisions.forEach(this::check);
        }

        private Opening opening() {
            return new Opening(accounts, List.copyOf(lots.values()));
        }

        private void keep(List<Lot> changed) {
            changed.forEach(lot -> lots.put(lot.id(), lot));
            lots.values().removeIf(lot -> lot.remaining().isZero());
        }

        private void check(SaleDecision decision) {
            var sale = decision.sale();
            var affordable = sale.costs().entrySet().stream()
                    .allMatch(cost -> affordable(new AccountKey(sale.store(), cost.getKey()), cost.getValue()));
            switch (decision) {
                case Deducted(var _, var postings) -> {
                    deducted++;
                    assertThat(affordable).as("%s", decision).isTrue();
                    assertThat(postings)
                            .extracting(posted -> posted.movement().platform())
                            .containsExactlyInAnyOrderElementsOf(sale.costs().keySet());
                    postings.forEach(posted -> {
                        var movement = posted.movement();
                        assertThat(movement.amount().negated())
                                .isEqualTo(sale.costs().get(movement.platform()));
                        assertThat(movement.landedCost())
                                .as("nominal")
                                .isEqualTo(movement.amount().negated());
                        assertThat(movement.cause().sale()).isEqualTo(sale.id());
                        assertThat(movement.store()).isEqualTo(sale.store());
                        book(movement);
                        accounts.put(posted.account().key(), posted.account());
                    });
                }
                case Rejected(var _, var _, var shortfalls) -> {
                    rejected++;
                    assertThat(affordable).as("%s", decision).isFalse();
                    assertThat(shortfalls)
                            .isNotEmpty()
                            .allSatisfy(shortfall -> assertThat(affordable(
                                            new AccountKey(sale.store(), shortfall.platform()), shortfall.required()))
                                    .isFalse());
                }
            }
        }

        /** The rule said a second time, in whole cents. */
        private boolean affordable(AccountKey key, Money cost) {
            var account = accounts.get(key);
            return account != null
                    && account.open()
                    && cost.currency().equals(USD)
                    && book.get(key) - cost.minor() >= -account.overdraftLimit().minor();
        }

        private void book(Movement movement) {
            ledger.add(movement);
            book.merge(
                    new AccountKey(movement.store(), movement.platform()),
                    movement.amount().minor(),
                    Long::sum);
        }

        void checkLedgers() {
            var ids = new HashSet<UUID>();
            var salesSeen = new HashSet<List<UUID>>();
            var sequences = new HashMap<AccountKey, Long>();
            var balances = new HashMap<>(opening);
            var hashes = new HashMap<AccountKey, LedgerHash>();
            for (var movement : ledger) {
                var key = new AccountKey(movement.store(), movement.platform());
                assertThat(ids.add(movement.id())).isTrue();
                assertThat(movement.sequence()).as("no gap").isEqualTo(sequences.merge(key, 1L, Long::sum));
                assertThat(movement.before().minor()).isEqualTo(balances.get(key));
                assertThat(movement.after()).isEqualTo(movement.before().plus(movement.amount()));
                assertThat(movement.after()
                                .plus(accounts.get(key).overdraftLimit())
                                .isNegative())
                        .as("below the overdraft limit: %s", movement)
                        .isFalse();
                balances.put(key, movement.after().minor());
                var hash = hashes.getOrDefault(key, LedgerHash.NONE);
                hashes.put(key, Entry.of(movement).hashAfter(hash));
                if (movement.cause().sale() != null) {
                    assertThat(salesSeen.add(List.of(movement.cause().sale(), movement.platform())))
                            .as("one movement a sale and platform")
                            .isTrue();
                }
            }
            accounts.forEach((key, account) -> {
                assertThat(account.balance().minor())
                        .isEqualTo(balances.get(key))
                        .isEqualTo(book.get(key));
                assertThat(account.sequence()).isEqualTo(sequences.getOrDefault(key, 0L));
                assertThat(account.head()).isEqualTo(hashes.getOrDefault(key, LedgerHash.NONE));
            });
        }

        private List<SaleToDeduct> sales() {
            var sales = new ArrayList<SaleToDeduct>();
            for (var count = random.nextInt(12); count > 0; count--) {
                var confirmed = Instant.EPOCH.plusSeconds(random.nextInt(5));
                sales.add(new SaleToDeduct(
                        new UUID(1, random.nextInt(STORES)), id(), 1, costs(), confirmed, "Ann", null));
            }
            return sales;
        }

        /** Platform number {@link #PLATFORMS} does not exist. */
        private Map<UUID, Money> costs() {
            var costs = new HashMap<UUID, Money>();
            for (var count = random.nextInt(4); count > 0; count--) {
                var currency = random.nextInt(40) == 0 ? EUR : USD;
                var platform = random.nextInt(30) == 0 ? PLATFORMS : random.nextInt(PLATFORMS);
                costs.put(new UUID(2, platform), new Money(random.nextLong(1, 2_000), currency));
            }
            return costs;
        }

        private UUID id() {
            return new UUID(3, nextId++);
        }
    }
}
