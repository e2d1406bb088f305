package dev.saldo.sales.migration;

import dev.saldo.kit.apidoc.OneOf;
import dev.saldo.kit.security.Caller;
import dev.saldo.kit.web.Choice;
import dev.saldo.kit.web.Problem;
import dev.saldo.sales.subscription.ProrationMode;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which subscriptions are to be moved to the newest version of their plan.
 *
 * @param fromVersions those with these versions; all older ones when absent
 * @param when now, or period-end (the usual)
 * @param proration only of what is moved now: prorate-now (the usual), prorate-next, full-now, full-next or none
 */
record MigrationRequest(
        @NotNull UUID planId,
        @Nullable @Size(min = 1, max = 50) List<@NotNull @Min(1) Integer> fromVersions,
        @OneOf(Timing.class) @Nullable String when,
        @OneOf(ProrationMode.class) @Nullable String proration) {

    MigrationOrder order(Caller caller, int toVersion) {
        return new MigrationOrder(caller.store(), planId, toVersion, fromVersions, timing(), mode(), caller.subject());
    }

    /** Throws the problem with it, if there is one. */
    void check() {
        if (timing() == Timing.PERIOD_END && proration != null) {
            throw Problem.invalid("/proration", "only what is moved now is prorated");
        }
        mode();
    }

    private Timing timing() {
        return when == null ? Timing.PERIOD_END : Timing.of(when).orElseThrow(() -> oneOf(Timing.class, "/when"));
    }

    private @Nullable ProrationMode mode() {
        if (timing() == Timing.PERIOD_END) {
            return null;
        }
        return proration == null
                ? ProrationMode.PRORATE_NOW
                : ProrationMode.of(proration).orElseThrow(() -> oneOf(ProrationMode.class, "/proration"));
    }

    private static Problem oneOf(Class<? extends Enum<?>> choices, String pointer) {
        return Problem.invalid(pointer, "must be one of " + String.join(", ", Choice.words(choices)));
    }
}
