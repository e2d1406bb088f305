package dev.saldo.sales.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.contracts.catalog.DiscountChanged;
import dev.saldo.sales.plan.Admission.Use;
import dev.saldo.sales.plan.PlanFixtures.Discount;
import dev.saldo.sales.plan.Redemptions.Reason;
import dev.saldo.sales.plan.Redemptions.Refusal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AdmissionTest {

    private static final UUID ID = new UUID(0, 1);

    @Test
    void oneWithoutLimitsIsAlwaysAdmitted() {
        assertThat(admission(Discount.of(ID, discount -> discount), new Use(ID, 1_000, false, true)))
                .isEqualTo(new Admission(List.of(ID), List.of()));
    }

    @Test
    void theLastUseIsAdmittedAndNoneAfterIt() {
        var limited = Discount.of(ID, discount -> discount.limit(10));

        assertThat(admission(limited, new Use(ID, 9, false, true)).admitted()).containsExactly(ID);
        assertThat(admission(limited, new Use(ID, 10, false, false))).isEqualTo(refused(Reason.EXHAUSTED));
    }

    @Test
    void aCustomerUsesItOnceIfItSaysSo() {
        var once = Discount.of(ID, discount -> discount.limit(10).once());

        assertThat(admission(once, new Use(ID, 10, false, true))).isEqualTo(refused(Reason.USED_BEFORE));
        assertThat(admission(once, new Use(ID, 9, false, false)).admitted()).containsExactly(ID);
    }

    @Test
    void whatIsUsedAlreadyIsNeitherRefusedNorUsedAgain() {
        var once = Discount.of(ID, discount -> discount.limit(10).once());

        assertThat(admission(once, new Use(ID, 10, true, true))).isEqualTo(new Admission(List.of(), List.of()));
    }

    private static Admission admission(DiscountChanged discount, Use use) {
        return Admission.of(List.of(discount), Map.of(ID, use));
    }

    private static Admission refused(Reason reason) {
        return new Admission(List.of(), List.of(new Refusal(ID, reason)));
    }
}
