package dev.saldo.catalog.offer;

import static dev.saldo.catalog.offer.OfferFixtures.FEB_1;
import static dev.saldo.catalog.offer.OfferFixtures.JAN_1;
import static dev.saldo.catalog.offer.OfferFixtures.MAR_1;
import static dev.saldo.catalog.offer.OfferFixtures.price;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.saldo.catalog.offer.Decision.Reason;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PriceInForceTest {

    private static final Price OLD = price("1.00", JAN_1);
    private static final Price NEW = price("2.00", FEB_1);
    private static final Price ANNOUNCED = price("3.00", MAR_1);
    private static final PriceTimeline TIMELINE = new PriceTimeline(List.of(NEW, ANNOUNCED, OLD));

    static Stream<Arguments> moments() {
        return Stream.of(
                arguments("before the first price", JAN_1.minusNanos(1000), null),
                arguments("the moment the first begins", JAN_1, OLD),
                arguments("the last moment of the first", FEB_1.minusNanos(1000), OLD),
                arguments("the moment the second begins", FEB_1, NEW),
                arguments("long after the last began", MAR_1.plusSeconds(1_000_000), ANNOUNCED));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("moments")
    void eachPriceHoldsUntilTheNextBegins(String moment, Instant at, @Nullable Price expected) {
        assertThat(TIMELINE.inForce(at)).isEqualTo(expected);
    }

    @Test
    void whatMattersIsThePriceInForceAndThoseAnnounced() {
        assertThat(TIMELINE.from(FEB_1.plusSeconds(1))).containsExactly(NEW, ANNOUNCED);
        assertThat(TIMELINE.from(JAN_1.minusSeconds(1))).containsExactly(OLD, NEW, ANNOUNCED);
        assertThat(TIMELINE.from(MAR_1)).containsExactly(ANNOUNCED);
    }

    static Stream<Arguments> additions() {
        var now = FEB_1.plusSeconds(60);
        return Stream.of(
                arguments("at once", price("4.00", now), null),
                arguments("between now and the announced one", price("4.00", now.plusSeconds(1)), null),
                arguments("after the announced one", price("4.00", MAR_1.plusSeconds(1)), null),
                arguments("a moment ago", price("4.00", now.minusNanos(1000)), Reason.PRICE_IN_PAST),
                arguments("when another begins", price("4.00", MAR_1), Reason.PRICE_EXISTS),
                arguments("when another begins, at the same price", ANNOUNCED, Reason.PRICE_EXISTS),
                arguments(
                        "in a thousand years",
                        price("4.00", Instant.parse("3026-01-01T00:00:00Z")),
                        Reason.VALID_FROM_OUT_OF_RANGE),
                arguments("at the beginning of time", price("4.00", Instant.MIN), Reason.VALID_FROM_OUT_OF_RANGE));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("additions")
    void thePastStaysAndNoTwoPricesBeginAtOnce(String when, Price next, @Nullable Reason refusal) {
        assertThat(TIMELINE.refusalOf(next, FEB_1.plusSeconds(60))).isEqualTo(refusal);
    }

    @Test
    void thePriceInForceAgainSaysNothingNewUnlessItIsAnnounced() {
        var now = FEB_1.plusSeconds(60);

        assertThat(TIMELINE.alreadySays(price("2.00", now), now)).isTrue();
        assertThat(TIMELINE.alreadySays(price("2.01", now), now)).isFalse();
        assertThat(TIMELINE.alreadySays(price("2.00", MAR_1.plusSeconds(1)), now))
                .isFalse();
        assertThat(TIMELINE.alreadySays(price("1.00", JAN_1.minusSeconds(2)), JAN_1.minusSeconds(1)))
                .isFalse();
    }
}
