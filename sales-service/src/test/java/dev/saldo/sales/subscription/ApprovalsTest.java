package dev.saldo.sales.subscription;

import static dev.saldo.sales.subscription.SubscriptionFixtures.APR_1;
import static dev.saldo.sales.subscription.SubscriptionFixtures.MAY_1;
import static dev.saldo.sales.subscription.SubscriptionFixtures.draft;
import static dev.saldo.sales.subscription.SubscriptionFixtures.item;
import static dev.saldo.sales.subscription.SubscriptionFixtures.term;
import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.sales.margin.Approval;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How long an owner's word about prices holds. */
class ApprovalsTest {

    private static final PlanTerms PLAN = PlanBuilder.monthly("Basic", "30.00");
    private static final PlanTerms BETTER = PlanBuilder.monthly("Better", "60.00");
    private static final BigDecimal MINUS_FIVE = new BigDecimal("-5");

    @Test
    void anApprovalHoldsForTheVeryNextAct() {
        var approved = drafted().approved(MINUS_FIVE).subscription();

        assertThat(approved.bindingApproval())
                .isEqualTo(new Approval(
                        "member:anna", SubscriptionFixtures.midnight(APR_1), MINUS_FIVE, approved.version()));
    }

    @Test
    void whatWasConfirmedOnItKeepsShowingItAndIsNotBoundByItAnyMore() {
        var confirmed = drafted().approved(MINUS_FIVE).confirmed().on(MAY_1).subscription();

        assertThat(confirmed.state().approval())
                .isNotNull()
                .extracting(Approval::marginFloor)
                .isEqualTo(MINUS_FIVE);
        assertThat(confirmed.bindingApproval()).isNull();
    }

    @Test
    void aChangeKeepsItToo() {
        var changed = drafted().confirmed().approved(null).changedTo(BETTER).subscription();

        assertThat(changed.state().approval()).isNotNull();
        assertThat(changed.bindingApproval()).isNull();
    }

    @Test
    void whatComesInBetweenMakesItVoid() {
        assertThat(drafted()
                        .approved(null)
                        .quotedUntil(MAY_1)
                        .subscription()
                        .state()
                        .approval())
                .isNull();
        assertThat(drafted()
                        .confirmed()
                        .approved(null)
                        .paused()
                        .subscription()
                        .state()
                        .approval())
                .isNull();
        var draft = drafted().approved(null);
        assertThat(draft.edited(draft.subscription()).subscription().state().approval())
                .isNull();
    }

    @Test
    void anotherApprovalTakesItsPlace() {
        var twice = drafted().approved(null).approved(MINUS_FIVE).subscription();

        assertThat(twice.bindingApproval()).extracting(Approval::marginFloor).isEqualTo(MINUS_FIVE);
    }

    private static SubscriptionScenario drafted() {
        return SubscriptionScenario.aDraft(draft(item(PLAN), term(APR_1), null, List.of()))
                .on(APR_1);
    }
}
