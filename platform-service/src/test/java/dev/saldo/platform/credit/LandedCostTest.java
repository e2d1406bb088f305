package dev.saldo.platform.credit;

import static dev.saldo.platform.balance.AccountFixtures.ACME;
import static dev.saldo.platform.balance.AccountFixtures.STORE;
import static dev.saldo.platform.balance.AccountFixtures.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.kit.id.Ids;
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
import dev.saldo.platform.lot.Purchase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two hundred movements, and what others worked out that their credits had cost. */
class LandedCostTest {

    private static final AccountKey KEY = new AccountKey(STORE, ACME);

    @ParameterizedTest
    @EnumSource(LotPolicy.class)
    void everyMovementCostsToTheCentWhatTheTableSays(LotPolicy policy) {
        var table = Row.all();
        assertThat(table).hasSize(200);
        var world = new World(policy);

        table.forEach(world::apply);

        assertThat(world.costs)
                .containsExactlyElementsOf(table.stream()
                        .map(row -> row.number() + ": " + row.cost(policy))
                        .toList());
    }

    /** One line of the table, as text. */
    private record Row(List<String> fields) {

        static List<Row> all() {
            try (var file = LandedCostTest.class.getResourceAsStream("/lots/landed-costs.csv")) {
                return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .filter(line -> !line.startsWith("#"))
                        .skip(1)
                        .map(line -> new Row(List.of(line.split(",", -1))))
                        .toList();
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }

        String number() {
            return fields.get(0);
        }

        Instant at() {
            return Instant.parse(fields.get(1));
        }

        String kind() {
            return fields.get(2);
        }

        Money amount() {
            return usd(fields.get(3));
        }

        Purchase purchase() {
            var bonus = usd(fields.get(6));
            var expiry = fields.get(7);
            return new Purchase(
                    amount().plus(bonus),
                    bonus,
                    usd(fields.get(4)),
                    usd(fields.get(5)),
                    expiry.isEmpty() ? null : Instant.parse(expiry));
        }

        String of() {
            return fields.get(8);
        }

        String cost(LotPolicy policy) {
            return fields.get(9 + policy.ordinal());
        }
    }

    /** Every movement is a batch of its own: nothing is carried from one to the next but what is stored. */
    private static final class World {

        private final List<String> costs = new ArrayList<>();
        private final Map<String, Posted> posted = new HashMap<>();
        private final Map<String, Lot> made = new HashMap<>();
        private Account account;

        World(LotPolicy policy) {
            account = new Account(
                    STORE,
                    ACME,
                    "Acme",
                    usd("0.00"),
                    0,
                    LedgerHash.NONE,
                    new Overdraft(usd("100000.00"), 1),
                    new Held(usd("0.00"), 0),
                    Thresholds.NONE,
                    new Costing(policy, usd("0.00")),
                    true);
        }

        void apply(Row row) {
            var move = move(row);
            if (move.amount().isZero()) {
                costs.add(row.number() + ": -");
                return;
            }
            var book = new Book(new Opening(Map.of(KEY, account), List.copyOf(made.values())), Ids::next);
            var cause = new Cause(null, row.number(), null, "Ann", row.at());
            var answer = (Posted) book.post(KEY, move, cause);
            account = answer.account();
            posted.put(row.number(), answer);
            book.with(List.of()).lots().forEach(lot -> keep(lot, row));
            var cost = answer.movement().landedCost();
            costs.add(row.number() + ": " + (cost == null ? "-" : cost.amount().toPlainString()));
        }

        private void keep(Lot lot, Row row) {
            var maker = made.entrySet().stream()
                    .filter(known -> known.getValue().id().equals(lot.id()))
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElse(row.number());
            made.put(maker, lot);
        }

        private Move move(Row row) {
            return switch (row.kind()) {
                case "deposit" -> new Move.Deposit(row.purchase());
                case "deduction" -> new Move.Deduction(row.amount());
                case "adjustment" -> new Move.Adjustment(row.amount());
                case "refund" -> {
                    var deduction = posted.get(row.of());
                    yield new Move.Refund(deduction.movement().amount().negated(), deduction.parts());
                }
                case "expiry" -> {
                    var lot = made.get(row.of());
                    yield new Move.Expiry(lot.id(), lot.remaining());
                }
                default -> throw new IllegalArgumentException(row.kind());
            };
        }
    }
}
