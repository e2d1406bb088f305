package dev.saldo.platform.credit;

import static dev.saldo.platform.balance.AccountFixtures.ACME;
import static dev.saldo.platform.balance.AccountFixtures.GLOBEX;
import static dev.saldo.platform.balance.AccountFixtures.STORE;
import static dev.saldo.platform.balance.AccountFixtures.account;
import static dev.saldo.platform.balance.AccountFixtures.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.saldo.kit.clock.StoreTimes;
import dev.saldo.kit.id.Ids;
import dev.saldo.money.Money;
import dev.saldo.platform.balance.Account;
import dev.saldo.platform.balance.AccountKey;
import dev.saldo.platform.credit.Posting.Posted;
import dev.saldo.platform.credit.SaleDecision.Deducted;
import dev.saldo.platform.credit.SaleDecision.Reason;
import dev.saldo.platform.credit.SaleDecision.Rejected;
import dev.saldo.platform.credit.SaleDecision.Shortfall;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SaleDeductionsTest {

    private static final UUID STRANGERS = new UUID(0, 2);
    private static final Instant NOW = Instant.parse("2026-02-10T12:00:00Z");
    private static final Instant NEXT_YEAR = Instant.parse("2027-02-10T12:00:00Z");
    private static final StoreTimes TIMES = new StoreTimes(Map.of(STORE, NOW, STRANGERS, NEXT_YEAR));
    private static final UUID NOBODY = new UUID(0, 404);
    private static final UUID FIRST = new UUID(0, 901);
    private static final UUID SECOND = new UUID(0, 902);
    private static final UUID THIRD = new UUID(0, 903);

    @Test
    void aSaleIsDeductedAtAllItsPlatforms() {
        var decisions = decide(
                List.of(account(ACME, "10.00"), account(GLOBEX, "20.00")),
                sale(FIRST, 0, Map.of(ACME, usd("4.00"), GLOBEX, usd("20.00"))));

        assertThat(postings(decisions))
                .extracting(
                        posted -> posted.movement().platform(),
                        posted -> posted.movement().amount(),
                        posted -> posted.movement().after(),
                        posted -> posted.movement().sequence())
                .containsExactly(
                        tuple(ACME, usd("-4.00"), usd("6.00"), 8L), tuple(GLOBEX, usd("-20.00"), usd("0.00"), 8L));
        assertThat(postings(decisions))
                .extracting(posted -> posted.movement().cause())
                .containsOnly(new Cause(FIRST, FIRST.toString(), null, "Ann", NOW));
    }

    @Test
    void onePlatformThatIsShortSparesTheOtherToo() {
        var acme = account(ACME, "10.00");
        var decisions = decide(
                List.of(acme, account(GLOBEX, "20.00")),
                sale(FIRST, 0, Map.of(ACME, usd("10.01"), GLOBEX, usd("1.00"))),
                sale(SECOND, 1, Map.of(ACME, usd("10.00"), GLOBEX, usd("20.00"))));

        assertThat(decisions.getFirst())
                .isEqualTo(rejected(
                        FIRST,
                        Reason.INSUFFICIENT_CREDIT,
                        new Shortfall(ACME, usd("10.01"), acme, Reason.INSUFFICIENT_CREDIT)));
        assertThat(decisions.getLast()).as("what the first left alone").isInstanceOf(Deducted.class);
    }

    @Test
    void theSaleConfirmedFirstIsServedFirstWhateverCameFirst() {
        var decisions = decide(
                List.of(account(ACME, "10.00")),
                sale(FIRST, 30, Map.of(ACME, usd("6.00"))),
                sale(SECOND, 10, Map.of(ACME, usd("6.00"))),
                sale(THIRD, 20, Map.of(ACME, usd("4.00"))));

        assertThat(decisions)
                .extracting(decision -> decision.sale().id(), SaleDecision::getClass)
                .containsExactly(
                        tuple(SECOND, Deducted.class), tuple(THIRD, Deducted.class), tuple(FIRST, Rejected.class));
    }

    @Test
    void ofSalesConfirmedTogetherTheOneWithTheLowerIdGoesFirst() {
        var decisions = decide(
                List.of(account(ACME, "10.00")),
                sale(SECOND, 0, Map.of(ACME, usd("10.00"))),
                sale(FIRST, 0, Map.of(ACME, usd("10.00"))));

        assertThat(decisions).extracting(decision -> decision.sale().id()).containsExactly(FIRST, SECOND);
        assertThat(decisions.getFirst()).isInstanceOf(Deducted.class);
    }

    @Test
    void aLaterSaleSeesWhatAnEarlierOneTook() {
        var decisions = decide(
                List.of(account(ACME, "10.00")),
                sale(FIRST, 0, Map.of(ACME, usd("7.00"))),
                sale(SECOND, 1, Map.of(ACME, usd("7.00"))),
                sale(THIRD, 2, Map.of(ACME, usd("3.00"))));

        var rejection = (Rejected) decisions.get(1);
        var seen = rejection.shortfalls().getFirst().account();
        assertThat(seen.available()).isEqualTo(usd("3.00"));
        assertThat(seen.sequence()).isEqualTo(8);
        assertThat(postings(decisions))
                .extracting(
                        posted -> posted.movement().sequence(),
                        posted -> posted.movement().before())
                .containsExactly(tuple(8L, usd("10.00")), tuple(9L, usd("3.00")));
    }

    @Test
    void theOverdraftLimitIsCreditForSalesToo() {
        var decisions = decide(
                List.of(account(ACME, "1.00", "5.00", true)),
                sale(FIRST, 0, Map.of(ACME, usd("6.00"))),
                sale(SECOND, 1, Map.of(ACME, usd("0.01"))));

        assertThat(postings(decisions))
                .extracting(posted -> posted.account().balance())
                .containsExactly(usd("-5.00"));
        assertThat(decisions.getLast()).isInstanceOf(Rejected.class);
    }

    @Test
    void aSaleThatCostsNothingIsDeductedWithoutAMovement() {
        assertThat(decide(List.of(), sale(FIRST, 0, Map.of())))
                .containsExactly(new Deducted(sale(FIRST, 0, Map.of()), List.of()));
    }

    @Test
    void aPlatformThatIsUnknownOrDeletedIsNamedWithoutItsAccount() {
        var deleted = account(ACME, "10.00", "0.00", false);

        assertThat(decide(List.of(deleted), sale(FIRST, 0, Map.of(ACME, usd("1.00"), NOBODY, usd("2.00")))))
                .containsExactly(new Rejected(
                        sale(FIRST, 0, Map.of(ACME, usd("1.00"), NOBODY, usd("2.00"))),
                        Reason.UNKNOWN_PLATFORM,
                        List.of(
                                new Shortfall(ACME, usd("1.00"), null, Reason.UNKNOWN_PLATFORM),
                                new Shortfall(NOBODY, usd("2.00"), null, Reason.UNKNOWN_PLATFORM))));
    }

    @Test
    void thePlatformOfAnotherStoreIsUnknown() {
        var stranger = new SaleToDeduct(STRANGERS, FIRST, 1, Map.of(ACME, usd("1.00")), NOW, "Bob", null);

        assertThat(decide(List.of(account(ACME, "10.00")), stranger))
                .extracting(decision -> ((Rejected) decision).reason())
                .containsExactly(Reason.UNKNOWN_PLATFORM);
    }

    @Test
    void eachMovementHasTheTimeOfItsStore() {
        var theirs = account(new AccountKey(STRANGERS, ACME), "10.00");
        var stranger = new SaleToDeduct(STRANGERS, FIRST, 1, Map.of(ACME, usd("1.00")), NOW, "Bob", null);

        var decisions =
                decide(List.of(theirs, account(ACME, "10.00")), stranger, sale(SECOND, 0, Map.of(ACME, usd("1.00"))));

        assertThat(postings(decisions))
                .extracting(
                        posted -> posted.movement().store(),
                        posted -> posted.movement().cause().at())
                .containsExactlyInAnyOrder(tuple(STRANGERS, NEXT_YEAR), tuple(STORE, NOW));
    }

    @Test
    void anotherCurrencyIsNotConverted() {
        var euros = Money.of("1.00", "EUR");

        assertThat(decide(List.of(account(ACME, "10.00")), sale(FIRST, 0, Map.of(ACME, euros))))
                .containsExactly(new Rejected(
                        sale(FIRST, 0, Map.of(ACME, euros)),
                        Reason.CURRENCY_MISMATCH,
                        List.of(new Shortfall(ACME, euros, null, Reason.CURRENCY_MISMATCH))));
    }

    @Test
    void theReasonIsTheOneNoDepositCanMend() {
        var decisions = decide(
                List.of(account(ACME, "0.00"), account(GLOBEX, "10.00")),
                sale(FIRST, 0, Map.of(ACME, usd("1.00"), GLOBEX, Money.of("1.00", "EUR"), NOBODY, usd("1.00"))),
                sale(SECOND, 1, Map.of(ACME, usd("1.00"), GLOBEX, Money.of("1.00", "EUR"))));

        assertThat(decisions)
                .extracting(decision -> ((Rejected) decision).reason())
                .containsExactly(Reason.UNKNOWN_PLATFORM, Reason.CURRENCY_MISMATCH);
        assertThat(((Rejected) decisions.getFirst()).shortfalls()).hasSize(3);
    }

    @Test
    void theAccountsGivenAreLeftAsTheyWere() {
        var opening = Openings.of(account(ACME, "10.00"));

        SaleDeductions.decide(opening, List.of(sale(FIRST, 0, Map.of(ACME, usd("4.00")))), Ids::next, TIMES);

        assertThat(opening).isEqualTo(Openings.of(account(ACME, "10.00")));
    }

    private static List<SaleDecision> decide(List<Account> accounts, SaleToDeduct... sales) {
        return SaleDeductions.decide(Openings.of(accounts), List.of(sales), Ids::next, TIMES)
                .decisions();
    }

    private static SaleToDeduct sale(UUID id, int confirmedSecond, Map<UUID, Money> costs) {
        return new SaleToDeduct(STORE, id, 1, costs, Instant.EPOCH.plusSeconds(confirmedSecond), "Ann", null);
    }

    private static Rejected rejected(UUID sale, Reason reason, Shortfall shortfall) {
        var costs = Map.of(ACME, usd("10.01"), GLOBEX, usd("1.00"));
        return new Rejected(sale(sale, 0, costs), reason, List.of(shortfall));
    }

    private static List<Posted> postings(List<SaleDecision> decisions) {
        return decisions.stream()
                .flatMap(decision ->
                        decision instanceof Deducted deducted ? deducted.postings().stream() : Stream.empty())
                .toList();
    }
}
