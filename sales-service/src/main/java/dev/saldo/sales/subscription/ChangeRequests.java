package dev.saldo.sales.subscription;

import dev.saldo.kit.apidoc.OneOf;
import dev.saldo.kit.web.MoneyNotNegative;
import dev.saldo.kit.web.Problem;
import dev.saldo.money.Money;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The bodies of changes. */
final class ChangeRequests {

    private ChangeRequests() {}

    /**
     * What the plan is to be from then on; what is absent stays.
     *
     * @param planId the plan, or its slug; of the same plan its newest version
     * @param unitPrice what was agreed for one unit and period instead of the plan's price
     * @param when now (the usual), period-end, or a day
     * @param proration prorate-now (the usual), prorate-next, full-now, full-next or none
     * @param direction upgrade, downgrade or same; counts where the plans have no rank
     * @param token of a preview; then nothing else counts
     */
    record ChangePlanRequest(
            @Nullable UUID planId,
            @Nullable @Size(max = 200) String planSlug,
            @Nullable @Min(1) @Max(1_000_000) Long quantity,
            @Nullable @MoneyNotNegative Money unitPrice,
            @Nullable String when,
            @OneOf(ProrationMode.class) @Nullable String proration,
            @OneOf(Direction.class) @Nullable String direction,
            @Nullable UUID token) {

        /** Whether it names nothing that could become different. */
        boolean isEmpty() {
            return planId == null && planSlug == null && quantity == null && unitPrice == null;
        }
    }

    /** Another plan beside the first, with the same billing period. */
    record AddOnRequest(
            @NotNull UUID planId,
            @Nullable @Min(1) @Max(1_000_000) Long quantity,
            @Nullable @MoneyNotNegative Money unitPrice,
            @Nullable String when,
            @OneOf(ProrationMode.class) @Nullable String proration) {}

    /**
     * Something that is charged once.
     *
     * @param unitPrice what one costs
     * @param taxIds its taxes; those of the plan when absent
     * @param when now (the usual) or next, with the next bill
     */
    record OneTimeRequest(
            @NotBlank @Size(max = 200) String description,
            @Nullable @Min(1) @Max(1_000_000) Long quantity,
            @NotNull @MoneyNotNegative Money unitPrice,
            @Nullable @Size(max = 10) List<@NotNull UUID> taxIds,
            @Nullable String when) {

        boolean billedNow() {
            return switch (when) {
                case null -> true;
                case "now" -> true;
                case "next" -> false;
                default -> throw Problem.invalid("/when", "must be now or next");
            };
        }
    }

    /** What is to be shown: one of the two. */
    record PreviewRequest(
            @Valid @Nullable ChangePlanRequest changePlan,
            @Valid ActController.@Nullable CancelRequest cancel) {}

    static ProrationMode proration(@Nullable String wire, String pointer) {
        return wire == null
                ? ProrationMode.PRORATE_NOW
                : ProrationMode.of(wire)
                        .orElseThrow(() -> Problem.invalid(
                                pointer,
                                "must be one of "
                                        + Arrays.stream(ProrationMode.values())
                                                .map(ProrationMode::wire)
                                                .collect(Collectors.joining(", "))));
    }

    static @Nullable Direction direction(@Nullable String wire) {
        return wire == null
                ? null
                : Direction.of(wire)
                        .orElseThrow(() -> Problem.invalid("/direction", "must be upgrade, downgrade or same"));
    }
}
