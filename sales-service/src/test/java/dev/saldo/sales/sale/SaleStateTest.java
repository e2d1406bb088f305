package dev.saldo.sales.sale;

import static dev.saldo.sales.sale.SaleFixtures.MAR_1;
import static dev.saldo.sales.sale.SaleFixtures.MAR_2;
import static dev.saldo.sales.sale.SaleFixtures.NOBODY_KNOWS_IT;
import static dev.saldo.sales.sale.SaleFixtures.SHORT_OF_CREDIT;
import static dev.saldo.sales.sale.SaleStatus.AWAITING_CREDIT;
import static dev.saldo.sales.sale.SaleStatus.CANCELLED;
import static dev.saldo.sales.sale.SaleStatus.COMPLETED;
import static dev.saldo.sales.sale.SaleStatus.CONFIRMED;
import static dev.saldo.sales.sale.SaleStatus.DRAFT;
import static dev.saldo.sales.sale.SaleStatus.REFUNDED;
import static dev.saldo.sales.sale.SaleStatus.REJECTED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.sales.policy.OnMissingCredit;
import dev.saldo.sales.sale.Decision.Accepted;
import dev.saldo.sales.sale.Decision.Refused;
import dev.saldo.sales.sale.Decision.Unchanged;
import dev.saldo.sales.sale.SaleState.Act;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SaleStateTest {

    private static final String ANNA = "member:anna";
    private static final String BERT = "member:bert";

    @ParameterizedTest
    @CsvSource({
        "confirm, DRAFT, CONFIRMED",
        "confirm, CONFIRMED, -",
        "confirm, AWAITING_CREDIT, -",
        "confirm, COMPLETED, -",
        "confirm, REJECTED, SALE_NOT_CONFIRMABLE",
        "confirm, CANCELLED, SALE_NOT_CONFIRMABLE",
        "confirm, REFUNDED, SALE_NOT_CONFIRMABLE",
        "deducted, DRAFT, CREDITS_NOT_ASKED_FOR",
        "deducted, CONFIRMED, COMPLETED",
        "deducted, AWAITING_CREDIT, COMPLETED",
        "deducted, COMPLETED, -",
        "deducted, REJECTED, CREDITS_NOT_ASKED_FOR",
        "deducted, CANCELLED, CREDITS_NOT_ASKED_FOR",
        "deducted, REFUNDED, -",
        "short, DRAFT, -",
        "short, CONFIRMED, AWAITING_CREDIT",
        "short, AWAITING_CREDIT, -",
        "short, COMPLETED, -",
        "short, REJECTED, -",
        "short, CANCELLED, -",
        "short, REFUNDED, -",
        "release, DRAFT, SALE_NOT_WAITING",
        "release, CONFIRMED, SALE_NOT_WAITING",
        "release, AWAITING_CREDIT, CONFIRMED",
        "release, COMPLETED, SALE_NOT_WAITING",
        "release, REJECTED, SALE_NOT_WAITING",
        "release, CANCELLED, SALE_NOT_WAITING",
        "release, REFUNDED, SALE_NOT_WAITING",
        "cancel, DRAFT, CANCELLED",
        "cancel, CONFIRMED, SALE_NOT_CANCELLABLE",
        "cancel, AWAITING_CREDIT, CANCELLED",
        "cancel, COMPLETED, SALE_NOT_CANCELLABLE",
        "cancel, REJECTED, SALE_NOT_CANCELLABLE",
        "cancel, CANCELLED, -",
        "cancel, REFUNDED, SALE_NOT_CANCELLABLE",
        "refund, DRAFT, SALE_NOT_REFUNDABLE",
        "refund, CONFIRMED, SALE_NOT_REFUNDABLE",
        "refund, AWAITING_CREDIT, SALE_NOT_REFUNDABLE",
        "refund, COMPLETED, REFUNDED",
        "refund, REJECTED, SALE_NOT_REFUNDABLE",
        "refund, CANCELLED, SALE_NOT_REFUNDABLE",
        "refund, REFUNDED, -",
    })
    void whatEachActDoesInEachStatus(String act, SaleStatus before, String expected) {
        assertThat(described(act(act, in(before)))).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(value = SaleStatus.class, names = "DRAFT", mode = EnumSource.Mode.EXCLUDE)
    void onlyADraftIsEdited(SaleStatus status) {
        assertThat(in(status).edit()).isEqualTo(new Refused(Refusal.SALE_NOT_EDITABLE));
        assertThat(in(DRAFT).edit()).isInstanceOf(Accepted.class);
    }

    @Test
    void theFirstConfirmationAsksForTheFirstTime() {
        assertThat(SaleState.draft().confirm(MAR_1, ANNA))
                .isEqualTo(new Accepted(new SaleState(CONFIRMED, 1, MAR_1, ANNA, null, null, null, null)));
    }

    @Test
    void aReleasedSaleAsksAgainAndKeepsItsPlaceInTheQueue() {
        assertThat(in(AWAITING_CREDIT).release())
                .isEqualTo(new Accepted(new SaleState(CONFIRMED, 2, MAR_1, ANNA, null, null, null, null)));
    }

    @ParameterizedTest
    @CsvSource({
        "deducted, CONFIRMED",
        "short, CONFIRMED",
        "release, AWAITING_CREDIT",
        "cancel, AWAITING_CREDIT",
        "refund, COMPLETED"
    })
    void whoConfirmedItIsRememberedWhateverBecomesOfIt(String act, SaleStatus before) {
        assertThat(act(act, in(before)))
                .isInstanceOfSatisfying(
                        Accepted.class,
                        accepted -> assertThat(accepted.next().confirmedBy()).isEqualTo(ANNA));
    }

    @Test
    void whoRefundsItIsRemembered() {
        assertThat(act("refund", in(COMPLETED))).isEqualTo(new Accepted(in(SaleStatus.REFUNDED)));
    }

    @Test
    void aRejectionOfAnOlderAttemptMeansNothing() {
        var secondAttempt = new SaleState(CONFIRMED, 2, MAR_1, ANNA, null, null, null, null);

        assertThat(secondAttempt.declined(1, SHORT_OF_CREDIT, OnMissingCredit.WAIT))
                .isEqualTo(new Unchanged());
        assertThat(described(secondAttempt.declined(2, SHORT_OF_CREDIT, OnMissingCredit.WAIT)))
                .isEqualTo("AWAITING_CREDIT");
    }

    @Test
    void aStoreMayWantSuchSalesRejected() {
        assertThat(described(in(CONFIRMED).declined(1, SHORT_OF_CREDIT, OnMissingCredit.REJECT)))
                .isEqualTo("REJECTED");
    }

    @ParameterizedTest
    @EnumSource(OnMissingCredit.class)
    void whatNoDepositCuresIsRejectedWhateverTheStoreChose(OnMissingCredit choice) {
        assertThat(described(in(CONFIRMED).declined(1, NOBODY_KNOWS_IT, choice)))
                .isEqualTo("REJECTED");
    }

    @ParameterizedTest
    @CsvSource({
        "DRAFT, EDIT CONFIRM CANCEL",
        "CONFIRMED, ''",
        "AWAITING_CREDIT, CANCEL",
        "COMPLETED, REFUND",
        "REJECTED, ''",
        "CANCELLED, ''",
        "REFUNDED, ''",
    })
    void aRefusalCanNameWhatIsAllowedInstead(SaleStatus status, String acts) {
        assertThat(String.join(" ", in(status).allowed().stream().map(Act::name).toList()))
                .isEqualTo(acts);
    }

    private static Decision act(String act, SaleState state) {
        return switch (act) {
            case "confirm" -> state.confirm(MAR_2, ANNA);
            case "deducted" -> state.deducted(MAR_2);
            case "short" -> state.declined(state.attempt(), SHORT_OF_CREDIT, OnMissingCredit.WAIT);
            case "release" -> state.release();
            case "cancel" -> state.cancel("changed my mind");
            case "refund" -> state.refund("broken", BERT);
            default -> throw new IllegalArgumentException(act);
        };
    }

    private static String described(Decision decision) {
        return switch (decision) {
            case Accepted(var next) -> next.status().name();
            case Unchanged _ -> "-";
            case Refused(var reason) -> reason.name();
        };
    }

    private static SaleState in(SaleStatus status) {
        return switch (status) {
            case DRAFT -> SaleState.draft();
            case CONFIRMED -> new SaleState(CONFIRMED, 1, MAR_1, ANNA, null, null, null, null);
            case AWAITING_CREDIT -> new SaleState(AWAITING_CREDIT, 1, MAR_1, ANNA, null, SHORT_OF_CREDIT, null, null);
            case COMPLETED -> new SaleState(COMPLETED, 1, MAR_1, ANNA, MAR_1, null, null, null);
            case REJECTED -> new SaleState(REJECTED, 1, MAR_1, ANNA, null, NOBODY_KNOWS_IT, null, null);
            case CANCELLED -> new SaleState(CANCELLED, 1, MAR_1, ANNA, null, SHORT_OF_CREDIT, "changed my mind", null);
            case REFUNDED -> new SaleState(REFUNDED, 1, MAR_1, ANNA, MAR_1, null, "broken", BERT);
        };
    }
}
