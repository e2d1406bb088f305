package dev.saldo.sales.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.saldo.kit.security.Caller;
import dev.saldo.kit.web.Problem;
import dev.saldo.sales.subscription.ProrationMode;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MigrationRequestTest {

    private static final UUID PLAN = UUID.randomUUID();
    private static final Caller ANNA = Caller.system(UUID.randomUUID());

    @Test
    void unlessToldSubscriptionsAreMovedWhenTheirPeriodsEnd() {
        var order = request(null, null).order(ANNA, 2);

        assertThat(order)
                .isEqualTo(
                        new MigrationOrder(ANNA.store(), PLAN, 2, List.of(1), Timing.PERIOD_END, null, ANNA.subject()));
        assertThat(order.moves().now()).isFalse();
        assertThat(order.moves().proration()).isEqualTo(ProrationMode.NONE);
    }

    @ParameterizedTest
    @CsvSource({", PRORATE_NOW", "none, NONE", "full-next, FULL_NEXT"})
    void whatIsMovedNowIsProratedUnlessTold(@Nullable String proration, ProrationMode mode) {
        var order = request("now", proration).order(ANNA, 2);

        assertThat(order.moves().now()).isTrue();
        assertThat(order.moves().proration()).isEqualTo(mode);
    }

    @ParameterizedTest
    @CsvSource({"tomorrow, , /when", "2026-03-01, , /when", "now, half, /proration", ", none, /proration"})
    void whatMakesNoSenseIsRefused(@Nullable String when, @Nullable String proration, String pointer) {
        assertThatThrownBy(() -> request(when, proration).check())
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.errors())
                                .extracting(Problem.InputError::pointer)
                                .containsExactly(pointer));
    }

    private static MigrationRequest request(@Nullable String when, @Nullable String proration) {
        return new MigrationRequest(PLAN, List.of(1), when, proration);
    }
}
