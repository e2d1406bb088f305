package dev.saldo.sales.subscription;

import dev.saldo.kit.apidoc.OneOf;
import dev.saldo.kit.web.MoneyNotNegative;
import dev.saldo.kit.web.Problem;
import dev.saldo.money.Money;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The bodies of changes. */
final class ChangeRequests {

    static final String REQUIRED = "is required, unless there is a token";

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

    /**
     * Another plan beside the first, with the same billing period.
     *
     * @param planId the plan; required unless there is a token
     * @param token of a preview; then nothing else counts
     */
    record AddOnRequest(
            @Nullable UUID planId,
            @Nullable @Min(1) @Max(1_000_000) Long quantity,
            @Nullable @MoneyNotNegative Money unitPrice,
            @Nullable String when,
            @OneOf(ProrationMode.class) @Nullable String proration,
            @Nullable UUID token) {}

    /**
     * Something that is charged once.
     *
     * @param description what for; required unless there is a token
     * @param unitPrice what one costs; required unless there is a token
     * @param taxIds its taxes; those of the plan when absent
     * @param when now (the usual) or next, with the next bill
     * @param token of a preview; then nothing else counts
     */
    record OneTimeRequest(
            @Nullable @Size(max = 200) String description,
            @Nullable @Min(1) @Max(1_000_000) Long quantity,
            @Nullable @MoneyNotNegative Money unitPrice,
            @Nullable @Size(max = 10) List<@NotNull UUID> taxIds,
            @Nullable String when,
            @Nullable UUID token) {

        /** With the taxes of the plan. */
        Wish.OneTime wish(Currency currency) {
            if (description == null || description.isBlank() || unitPrice == null) {
                throw incomplete();
            }
            requireCurrency(currency, unitPrice);
            return new Wish.OneTime(description, quantity == null ? 1 : quantity, unitPrice, null, billedNow());
        }

        private Problem incomplete() {
            var problem = Problem.invalid();
            if (description == null || description.isBlank()) {
                problem.at("/description", REQUIRED);
            }
            return unitPrice == null ? problem.at("/unitPrice", REQUIRED) : problem;
        }

        private boolean billedNow() {
            return switch (when) {
                case null -> true;
                case "now" -> true;
                case "next" -> false;
                default -> throw Problem.invalid("/when", "must be now or next");
            };
        }
    }

    /** What is to be shown: one of these. */
    record PreviewRequest(
            @Valid @Nullable ChangePlanRequest changePlan,
            @Valid @Nullable AddOnRequest addOn,
            @Valid @Nullable OneTimeRequest charge,
            @Valid ActController.@Nullable PauseRequest pause,
            @Valid ActController.@Nullable CancelRequest cancel) {}

    static void requireCurrency(Currency currency, @Nullable Money price) {
        if (price != null && !price.currency().equals(currency)) {
            throw Problem.invalid("/unitPrice/currency", "must be " + currency);
        }
    }

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
