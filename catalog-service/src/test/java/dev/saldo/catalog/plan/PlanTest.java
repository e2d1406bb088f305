package dev.saldo.catalog.plan;

import static dev.saldo.catalog.plan.PlanFixtures.FEB_1;
import static dev.saldo.catalog.plan.PlanFixtures.JAN_1;
import static dev.saldo.catalog.plan.PlanFixtures.MAR_1;
import static dev.saldo.catalog.plan.PlanFixtures.accepted;
import static dev.saldo.catalog.plan.PlanFixtures.draft;
import static dev.saldo.catalog.plan.PlanFixtures.edit;
import static dev.saldo.catalog.plan.PlanFixtures.head;
import static dev.saldo.catalog.plan.PlanFixtures.published;
import static dev.saldo.catalog.plan.PlanFixtures.redrafted;
import static dev.saldo.catalog.plan.PlanFixtures.terms;
import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.catalog.plan.Decision.Reason;
import dev.saldo.catalog.plan.Decision.Refused;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PlanTest {

    @Test
    void aNewPlanIsADraftThatNobodyHearsOf() {
        var plan = draft();

        assertThat(plan.current()).isNull();
        assertThat(plan.draft()).isEqualTo(new PlanVersion(1, terms("9.90"), JAN_1, null));
        assertThat(plan.isOnSale()).isFalse();
        assertThat(accepted(plan.edited(edit("songs", "9.90"), FEB_1)).saysMoreThan(plan))
                .isFalse();
    }

    @Test
    void publishingMakesTheDraftTheCurrentVersion() {
        var plan = published();

        assertThat(plan.current()).isEqualTo(new PlanVersion(1, terms("9.90"), JAN_1, FEB_1));
        assertThat(plan.draft()).isNull();
        assertThat(plan.isOnSale()).isTrue();
        assertThat(plan.saysMoreThan(draft())).isTrue();
        assertThat(plan.published(MAR_1)).isEqualTo(new Refused(Reason.NO_DRAFT));
    }

    @Test
    void publishedTermsDoNotChangeButTheHeadDoes() {
        var plan = published();

        assertThat(plan.edited(edit("music", "11.90"), MAR_1)).isEqualTo(new Refused(Reason.PLAN_PUBLISHED));
        var renamed = accepted(plan.edited(edit("songs", "9.90"), MAR_1));
        assertThat(renamed.head().slug()).isEqualTo("songs");
        assertThat(renamed.version()).isEqualTo(plan.version() + 1);
        assertThat(renamed.published()).isEqualTo(plan.published());
        assertThat(renamed.saysMoreThan(plan)).isTrue();
    }

    @Test
    void theProductOfAPublishedPlanIsFixedEvenWhileItHasADraft() {
        var other = new PlanEdit(new UUID(0, 9), head("music"), terms("11.90"));

        assertThat(accepted(draft().edited(other, FEB_1)).productId()).isEqualTo(other.productId());
        assertThat(published().edited(other, MAR_1)).isEqualTo(new Refused(Reason.PRODUCT_FIXED));
        assertThat(redrafted().edited(other, MAR_1)).isEqualTo(new Refused(Reason.PRODUCT_FIXED));
    }

    @Test
    void aNewDraftLeavesWhatWasPublishedAsItIs() {
        var plan = redrafted();

        assertThat(plan.current()).isEqualTo(published().current());
        assertThat(plan.draft()).isEqualTo(new PlanVersion(2, terms("11.90"), MAR_1, null));
        assertThat(plan.saysMoreThan(published())).isFalse();
        assertThat(plan.drafted(terms("12.90"), MAR_1)).isEqualTo(new Refused(Reason.DRAFT_EXISTS));
        var cheaper = accepted(plan.edited(edit("music", "8.90"), MAR_1));
        assertThat(Objects.requireNonNull(cheaper.draft()).terms()).isEqualTo(terms("8.90"));
        assertThat(cheaper.current()).isEqualTo(published().current());
        assertThat(cheaper.saysMoreThan(plan)).isFalse();
    }

    @Test
    void newSubscriptionsBeginWithTheLastVersionThatWasPublished() {
        var plan = accepted(redrafted().published(MAR_1));

        assertThat(Objects.requireNonNull(plan.current()).number()).isEqualTo(2);
        assertThat(plan.published()).extracting(PlanVersion::number).containsExactly(1, 2);
    }

    @Test
    void aDraftMayBeTakenBackUnlessItIsAllThereIs() {
        var plan = redrafted();

        var back = accepted(plan.without(plan.latest(), MAR_1));

        assertThat(back.versions()).isEqualTo(published().versions());
        assertThat(accepted(back.drafted(terms("7.90"), MAR_1)).latest().number())
                .isEqualTo(2);
        assertThat(plan.without(plan.versions().getFirst(), MAR_1)).isEqualTo(new Refused(Reason.VERSION_PUBLISHED));
        assertThat(draft().without(draft().latest(), MAR_1)).isEqualTo(new Refused(Reason.ONLY_VERSION));
    }

    @Test
    void aDeletedPlanStaysAsItIsUntilItIsRestored() {
        var deleted = accepted(redrafted().deleted(MAR_1));

        assertThat(deleted.isOnSale()).isFalse();
        assertThat(deleted.saysMoreThan(redrafted())).isTrue();
        var refusal = new Refused(Reason.PLAN_DELETED);
        assertThat(deleted.edited(edit("songs", "9.90"), MAR_1)).isEqualTo(refusal);
        assertThat(deleted.drafted(terms("9.90"), MAR_1)).isEqualTo(refusal);
        assertThat(deleted.published(MAR_1)).isEqualTo(refusal);
        assertThat(deleted.without(deleted.latest(), MAR_1)).isEqualTo(refusal);
        assertThat(accepted(deleted.deleted(MAR_1))).isSameAs(deleted);
        var restored = accepted(deleted.restored(MAR_1));
        assertThat(restored.versions()).isEqualTo(redrafted().versions());
        assertThat(restored.version()).isEqualTo(redrafted().version() + 2);
        assertThat(accepted(restored.restored(MAR_1))).isSameAs(restored);
    }

    @Test
    void aPlanHasNoMoreVersionsThanAnEventCanCarry() {
        var plan = published();
        for (var number = 2; number <= Plan.MOST_VERSIONS; number++) {
            plan = accepted(accepted(plan.drafted(terms("1.00"), MAR_1)).published(MAR_1));
        }

        assertThat(plan.drafted(terms("1.00"), MAR_1)).isEqualTo(new Refused(Reason.TOO_MANY_VERSIONS));
    }

    @Test
    void whatChangesNothingIsNoVersion() {
        var same = new Head("music", null, "personal", null, true, null, null, Map.of("rate", 1));

        for (var plan : new Plan[] {draft(), published()}) {
            var edit = new PlanEdit(plan.productId(), same, terms("9.9"));
            assertThat(accepted(plan.edited(edit, MAR_1))).isSameAs(plan);
        }
    }
}
