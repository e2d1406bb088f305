package dev.saldo.sales.sale;

import static dev.saldo.sales.sale.SaleFixtures.MAR_1;
import static dev.saldo.sales.sale.SaleFixtures.MAR_2;
import static dev.saldo.sales.sale.SaleStatus.AWAITING_CREDIT;
import static dev.saldo.sales.sale.SaleStatus.CANCELLED;
import static dev.saldo.sales.sale.SaleStatus.COMPLETED;
import static dev.saldo.sales.sale.SaleStatus.CONFIRMED;
import static dev.saldo.sales.sale.SaleStatus.REFUNDED;
import static dev.saldo.sales.sale.SaleStatus.REJECTED;

import org.junit.jupiter.api.Test;

/** The lives a sale can have; each step tells what the world heard of it. */
class SaleLifecycleTest {

    @Test
    void aSaleIsConfirmedAndCompleted() {
        SaleScenario.aDraft()
                .on(MAR_1)
                .confirmed()
                .on(MAR_2)
                .deducted()
                .announced("sale-confirmed#1", "sale-completed")
                .endsUp(COMPLETED);
    }

    @Test
    void whateverComesTwiceIsAnnouncedOnce() {
        SaleScenario.aDraft()
                .confirmed()
                .confirmed()
                .deducted()
                .deducted()
                .confirmed()
                .refunded()
                .refunded()
                .deducted()
                .announced("sale-confirmed#1", "sale-completed", "sale-refunded")
                .endsUp(REFUNDED);
    }

    @Test
    void aSaleWaitsUntilItIsReleased() {
        SaleScenario.aDraft()
                .confirmed()
                .shortOfCredit(1)
                .released()
                .shortOfCredit(2)
                .released()
                .deducted()
                .announced("sale-confirmed#1", "sale-confirmed#2", "sale-confirmed#3", "sale-completed")
                .endsUp(COMPLETED);
    }

    @Test
    void anOldRejectionDoesNotStopALaterAttempt() {
        SaleScenario.aDraft()
                .confirmed()
                .shortOfCredit(1)
                .released()
                .shortOfCredit(1)
                .announced("sale-confirmed#1", "sale-confirmed#2")
                .endsUp(CONFIRMED);
    }

    @Test
    void aDeductionThatComesBeforeTheReleaseIsKnownCompletesTheSale() {
        SaleScenario.aDraft()
                .confirmed()
                .shortOfCredit(1)
                .deducted()
                .released()
                .announced("sale-confirmed#1", "sale-completed")
                .endsUp(COMPLETED);
    }

    @Test
    void aWaitingSaleThatWasCancelledIsNotReleased() {
        SaleScenario.aDraft()
                .confirmed()
                .shortOfCredit(1)
                .cancelled()
                .released()
                .confirmed()
                .announced("sale-confirmed#1")
                .endsUp(CANCELLED);
    }

    @Test
    void aConfirmedSaleCannotBeCancelledWhileItsAnswerIsUnderWay() {
        SaleScenario.aDraft()
                .confirmed()
                .cancelled()
                .shortOfCredit(1)
                .announced("sale-confirmed#1")
                .endsUp(AWAITING_CREDIT);
    }

    @Test
    void aSaleOfAPlatformThatNobodyKnowsIsRejectedForEver() {
        SaleScenario.aDraft()
                .confirmed()
                .refusedForEver(1)
                .released()
                .confirmed()
                .announced("sale-confirmed#1", "sale-rejected")
                .endsUp(REJECTED);
    }

    @Test
    void onlyACompletedSaleIsRefunded() {
        SaleScenario.aDraft()
                .refunded()
                .confirmed()
                .refunded()
                .announced("sale-confirmed#1")
                .endsUp(CONFIRMED);
    }
}
