package dev.saldo.platform.hold;

import static dev.saldo.platform.balance.AccountFixtures.ACME;
import static dev.saldo.platform.balance.AccountFixtures.STORE;
import static dev.saldo.platform.balance.AccountFixtures.account;
import static dev.saldo.platform.balance.AccountFixtures.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.money.Money;
import dev.saldo.platform.balance.AccountKey;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HoldTest {

    private static final Instant NOW = Instant.parse("2026-02-10T12:00:00Z");
    private static final Instant NOON = Instant.parse("2026-02-11T12:00:00Z");
    private static final UUID DEDUCTION = new UUID(0, 5);

    static Stream<Hold> ended() {
        return Stream.of(
                open(NOON).posted(usd("1.00"), DEDUCTION, NOW),
                open(NOON).released(NOW),
                open(NOON).expired(NOON));
    }

    @Test
    void anOpenHoldCanBeSpentInWholeOrInPart() {
        assertThat(open(NOON).refusalToPost(usd("10.00"), NOW)).isNull();
        assertThat(open(NOON).refusalToPost(usd("0.01"), NOW)).isNull();
        assertThat(open(null).refusalToPost(usd("10.00"), NOW)).isNull();
        assertThat(open(NOON).refusalToRelease()).isNull();
    }

    @Test
    void noMoreIsSpentThanWasSetAsideAndInNoOtherCurrency() {
        assertThat(open(NOON).refusalToPost(usd("10.01"), NOW)).isEqualTo(HoldRefusal.MORE_THAN_HELD);
        assertThat(open(NOON).refusalToPost(Money.of("1.00", "EUR"), NOW)).isEqualTo(HoldRefusal.WRONG_CURRENCY);
    }

    @ParameterizedTest
    @MethodSource("ended")
    void whatHasEndedEndsOnceOnly(Hold hold) {
        assertThat(hold.refusalToPost(usd("1.00"), NOW)).isEqualTo(HoldRefusal.NOT_OPEN);
        assertThat(hold.refusalToRelease()).isEqualTo(HoldRefusal.NOT_OPEN);
        assertThat(hold.isDue(NOON)).isFalse();
        assertThat(hold.version()).isEqualTo(2);
    }

    @Test
    void whoseTimeIsOverCanOnlyBeFreed() {
        assertThat(open(NOON).isDue(NOON.minusNanos(1))).isFalse();
        assertThat(open(NOON).isDue(NOON)).isTrue();
        assertThat(open(null).isDue(Instant.MAX)).isFalse();
        assertThat(open(NOON).refusalToPost(usd("1.00"), NOON)).isEqualTo(HoldRefusal.NOT_OPEN);
        assertThat(open(NOON).refusalToRelease()).isNull();
    }

    @Test
    void whatIsSetAsideIsNotAvailable() {
        var account = account(ACME, "10.00", "5.00", true);

        var holding = account.holding(account.held().plus(usd("12.00")));

        assertThat(holding.available()).isEqualTo(usd("3.00"));
        assertThat(holding.covers(usd("3.00"))).isTrue();
        assertThat(holding.shortfallFor(usd("3.01"))).isEqualTo(usd("0.01"));
        assertThat(holding.balance()).isEqualTo(usd("10.00"));
        assertThat(holding.held().version()).isEqualTo(1);
        assertThat(holding.holding(holding.held().minus(usd("12.00"))).available())
                .isEqualTo(usd("15.00"));
    }

    private static Hold open(Instant expiresAt) {
        var terms = new HoldTerms("order", null, expiresAt, "Ann");
        return Hold.open(new UUID(0, 4), new AccountKey(STORE, ACME), usd("10.00"), terms, NOW);
    }
}
