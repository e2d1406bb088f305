package dev.saldo.sales.checkout;

import static dev.saldo.sales.pricing.PaymentType.ONE_TIME;
import static dev.saldo.sales.pricing.PricingFixtures.FILM;
import static dev.saldo.sales.pricing.PricingFixtures.SONG;
import static dev.saldo.sales.pricing.PricingFixtures.USD;
import static dev.saldo.sales.pricing.PricingFixtures.id;
import static dev.saldo.sales.pricing.PricingFixtures.line;
import static dev.saldo.sales.pricing.PricingFixtures.shop;
import static dev.saldo.sales.sale.SaleFixtures.CUSTOMER;
import static dev.saldo.sales.sale.SaleFixtures.MAR_1;
import static dev.saldo.sales.sale.SaleFixtures.STORE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.sales.pricing.LineWish;
import dev.saldo.sales.sale.Outcome;
import dev.saldo.sales.sale.Sale;
import dev.saldo.sales.sale.SaleStatus;
import dev.saldo.sales.sale.SaleTerms;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConfirmationsTest {

    private static final UUID ELSEWHERE = id(52);
    private static final UUID GONE = id(53);

    private final Sale song = draft(STORE, id(60), CUSTOMER, line(SONG, 1));
    private final Sale film = draft(STORE, id(61), CUSTOMER, line(FILM, 1));
    private final Sale ofSomebodyGone = draft(STORE, id(62), GONE, line(SONG, 1));
    private final Sale elsewhere = draft(ELSEWHERE, id(63), CUSTOMER, line(SONG, 1));

    private final Confirmations confirmations = new Confirmations(
            List.of(song, film, ofSomebodyGone, elsewhere),
            new Confirmations.Facts(
                    Map.of(
                            STORE,
                            shop().assortment(),
                            ELSEWHERE,
                            shop().without(SONG).assortment()),
                    Map.of(),
                    Set.of(CUSTOMER),
                    MAR_1));

    @Test
    void whatStandsInTheWayOfOneIsNothingToTheOthers() {
        var answers = confirmations.all(List.of(of(song), of(ofSomebodyGone), of(film)));

        assertThat(answers)
                .extracting(Confirmation::outcome)
                .hasExactlyElementsOfTypes(Outcome.Changed.class, Outcome.Objected.class, Outcome.Changed.class);
        assertThat(confirmations.changed())
                .allSatisfy(sale -> assertThat(sale.status()).isEqualTo(SaleStatus.CONFIRMED))
                .extracting(Sale::id)
                .containsExactlyInAnyOrder(song.id(), film.id());
        assertThat(answers).extracting(Confirmation::before).containsExactly(song, ofSomebodyGone, film);
    }

    @Test
    void whoComesSecondFindsItConfirmed() {
        var answers = confirmations.all(List.of(of(song), of(song)));

        var confirmed = confirmations.changed().getFirst();
        assertThat(answers)
                .extracting(Confirmation::outcome)
                .containsExactly(new Outcome.Changed(confirmed), new Outcome.Unchanged(confirmed));
        assertThat(answers).extracting(Confirmation::before).containsExactly(song, confirmed);
        assertThat(confirmations.changed()).hasSize(1);
    }

    @Test
    void everyStoreSellsWhatIsItsOwn() {
        var answers = confirmations.all(List.of(of(song), of(elsewhere)));

        assertThat(answers)
                .extracting(Confirmation::outcome)
                .hasExactlyElementsOfTypes(Outcome.Changed.class, Outcome.Objected.class);
    }

    @Test
    void whatACallerMayNotSeeIsNotThere() {
        var answers = confirmations.all(List.of(
                wish(ELSEWHERE, null, song.id()),
                wish(STORE, GONE, song.id()),
                wish(STORE, null, id(99)),
                wish(STORE, CUSTOMER, song.id())));

        assertThat(answers.subList(0, 3)).allSatisfy(answer -> {
            assertThat(answer.outcome()).isNull();
            assertThat(answer.before()).isNull();
        });
        assertThat(answers.getLast().outcome()).isInstanceOf(Outcome.Changed.class);
    }

    private static Confirmation.Wish of(Sale sale) {
        return wish(sale.store(), null, sale.id());
    }

    private static Confirmation.Wish wish(UUID store, @Nullable UUID customer, UUID sale) {
        return new Confirmation.Wish(store, customer, "member:anna", sale);
    }

    private static Sale draft(UUID store, UUID id, UUID customer, LineWish... wishes) {
        return Sale.blank(store, id, new SaleTerms(customer, null, ONE_TIME, USD, MAR_1, null, null), MAR_1)
                .priced(shop().quote(wishes));
    }
}
