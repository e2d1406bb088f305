package dev.saldo.catalog.offer;

import static dev.saldo.catalog.offer.OfferFixtures.CLOSED;
import static dev.saldo.catalog.offer.OfferFixtures.FEB_1;
import static dev.saldo.catalog.offer.OfferFixtures.FIRST;
import static dev.saldo.catalog.offer.OfferFixtures.JAN_1;
import static dev.saldo.catalog.offer.OfferFixtures.MAR_1;
import static dev.saldo.catalog.offer.OfferFixtures.NORTH;
import static dev.saldo.catalog.offer.OfferFixtures.PRODUCT;
import static dev.saldo.catalog.offer.OfferFixtures.SECOND;
import static dev.saldo.catalog.offer.OfferFixtures.SOUTH;
import static dev.saldo.catalog.offer.OfferFixtures.THIRD;
import static dev.saldo.catalog.offer.OfferFixtures.WEST;
import static dev.saldo.catalog.offer.OfferFixtures.after;
import static dev.saldo.catalog.offer.OfferFixtures.at;
import static dev.saldo.catalog.offer.OfferFixtures.preferring;
import static dev.saldo.catalog.offer.OfferFixtures.price;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.saldo.catalog.offer.Decision.Reason;
import dev.saldo.catalog.offer.Decision.Refused;
import dev.saldo.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ChoosingSuppliersTest {

    private static final Supply ONE = after(Supply.none(PRODUCT).add(FIRST, at(NORTH, "1.00", JAN_1), JAN_1));
    private static final Supply TWO = after(ONE.add(SECOND, at(SOUTH, "2.00", JAN_1), JAN_1));

    @Test
    void theFirstOfferIsPreferredWithoutAsking() {
        assertThat(preferred(ONE)).containsExactly(FIRST);
    }

    @Test
    void anotherOfferLeavesThePreference() {
        assertThat(preferred(TWO)).containsExactly(FIRST);
    }

    @Test
    void anotherOfferThatIsPreferredTakesThePreference() {
        var three = after(TWO.add(THIRD, preferring(WEST, "3.00", JAN_1), JAN_1));

        assertThat(preferred(three)).containsExactly(THIRD);
    }

    @Test
    void preferringAnotherOfferMovesThePreference() {
        var decision = TWO.change(offer(TWO, SECOND), new OfferChange(null, true, SOUTH), FEB_1);

        assertThat(preferred(after(decision))).containsExactly(SECOND);
    }

    @Test
    void whenThePreferredOfferEndsTheOldestOfTheOthersIsPreferred() {
        var three = after(TWO.add(THIRD, at(WEST, "3.00", JAN_1), JAN_1));

        assertThat(preferred(three.without(FIRST))).containsExactly(SECOND);
        assertThat(preferred(three.without(SECOND))).containsExactly(FIRST);
        assertThat(ONE.without(FIRST).offers()).isEmpty();
    }

    static Stream<Arguments> impossibleTerms() {
        var lira = new Price(JAN_1, Money.of("1.00", "TRY"));
        return Stream.of(
                arguments(new Terms(null, price("1.00", JAN_1), false), Reason.UNKNOWN_PLATFORM),
                arguments(at(CLOSED, "1.00", JAN_1), Reason.PLATFORM_DELETED),
                arguments(at(NORTH, "1.00", JAN_1), Reason.ALREADY_OFFERED),
                arguments(new Terms(SOUTH, lira, false), Reason.CURRENCY_MISMATCH),
                arguments(at(SOUTH, "1.00", Instant.MAX), Reason.VALID_FROM_OUT_OF_RANGE));
    }

    @ParameterizedTest
    @MethodSource("impossibleTerms")
    void anOfferThatCannotBeIsRefused(Terms terms, Reason reason) {
        assertThat(ONE.add(SECOND, terms, FEB_1)).isEqualTo(new Refused(reason));
    }

    @Test
    void theFirstPriceMayLieInThePast() {
        var next = after(ONE.add(SECOND, at(SOUTH, "2.00", Instant.parse("2009-01-01T00:00:00Z")), FEB_1));

        assertThat(offer(next, SECOND).prices().inForce(JAN_1)).isNotNull();
    }

    static Stream<Arguments> changes() {
        return Stream.of(
                arguments("a price from now on", new OfferChange(price("1.50", FEB_1), null, NORTH), null),
                arguments("an announced price", new OfferChange(price("1.50", MAR_1), null, NORTH), null),
                arguments(
                        "a price in the past",
                        new OfferChange(price("1.50", JAN_1), null, NORTH),
                        Reason.PRICE_IN_PAST),
                arguments(
                        "a price in another currency",
                        new OfferChange(new Price(FEB_1, Money.of("1.00", "TRY")), null, NORTH),
                        Reason.CURRENCY_MISMATCH),
                arguments(
                        "a price at a closed platform",
                        new OfferChange(price("1.50", FEB_1), null, CLOSED),
                        Reason.PLATFORM_DELETED),
                arguments("preferring a closed platform", new OfferChange(null, true, CLOSED), Reason.PLATFORM_DELETED),
                arguments("preferring no offer", new OfferChange(null, false, NORTH), Reason.PREFERRED_NEEDED));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void aChangeIsAcceptedOrRefused(String what, OfferChange change, @Nullable Reason refusal) {
        var decision = ONE.change(offer(ONE, FIRST), change, FEB_1);

        assertThat(decision instanceof Refused(var reason) ? reason : null).isEqualTo(refusal);
    }

    @Test
    void puttingTheSameTermsAgainChangesNothing() {
        assertThat(after(TWO.put(THIRD, at(SOUTH, "2.00", FEB_1), FEB_1))).isEqualTo(TWO);
        assertThat(after(TWO.put(THIRD, preferring(NORTH, "1.00", FEB_1), FEB_1)))
                .isEqualTo(TWO);
    }

    @Test
    void puttingOtherTermsChangesTheOfferThatIsThere() {
        var next = after(TWO.put(THIRD, preferring(SOUTH, "2.50", FEB_1), FEB_1));

        assertThat(next.offers()).extracting(Offer::id).containsExactly(FIRST, SECOND);
        assertThat(offer(next, SECOND).prices().prices()).containsExactly(price("2.00", JAN_1), price("2.50", FEB_1));
        assertThat(preferred(next)).containsExactly(SECOND);
    }

    @Test
    void puttingTermsOfAnotherPlatformAddsAnOffer() {
        assertThat(after(TWO.put(THIRD, at(WEST, "3.00", FEB_1), FEB_1)).offers())
                .extracting(Offer::id)
                .containsExactly(FIRST, SECOND, THIRD);
    }

    @Test
    void aChangeNamesExactlyWhatHasToBeWritten() {
        var repriced = after(TWO.change(offer(TWO, SECOND), new OfferChange(price("2.50", FEB_1), true, SOUTH), FEB_1));
        var next = after(repriced.add(THIRD, at(WEST, "3.00", FEB_1), FEB_1)).without(FIRST);
        var change = new SupplyChange(TWO, next);

        assertThat(change.made()).extracting(Offer::id).containsExactly(THIRD);
        assertThat(change.ended()).containsExactly(FIRST);
        assertThat(change.losingPreference()).isEmpty();
        assertThat(change.gainingPreference()).containsExactly(SECOND);
        assertThat(change.repriced()).containsExactly(SECOND);
        assertThat(change.newPrices())
                .extracting(SupplyChange.NewPrice::price)
                .containsExactly(price("2.50", FEB_1), price("3.00", FEB_1));
        assertThat(change.version()).isEqualTo(1);
        assertThat(new SupplyChange(TWO, repriced).losingPreference()).containsExactly(FIRST);
        assertThat(new SupplyChange(TWO, TWO).isEmpty()).isTrue();
    }

    private static Offer offer(Supply supply, UUID id) {
        var found = supply.find(id);
        assertThat(found).isNotNull();
        return found;
    }

    private static List<UUID> preferred(Supply supply) {
        return supply.offers().stream().filter(Offer::preferred).map(Offer::id).toList();
    }
}
