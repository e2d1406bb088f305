package dev.saldo.catalog.plan;

import dev.saldo.kit.web.SmallMetadata;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A plan as a caller writes it, head and terms. {@link PlanRules} check it rather than constraints, because they name
 * all that is wrong at once, down to the last tier.
 *
 * @param slug made from the name when left out
 * @param group personal (unless said otherwise), business, enterprise, or a word of the store's own
 * @param rank to a plan with a higher one is an upgrade
 * @param validFrom the first day on which a subscription may begin
 * @param validUntil the first day on which none may begin any more
 * @param active true unless said otherwise
 * @param metadata any JSON object of the caller's own, as long as it is small
 */
record SavePlanRequest(
        @Nullable @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
        UUID productId,

        @Nullable @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
        String name,

        @Nullable String slug,
        @Nullable String description,
        @Nullable String group,
        @Nullable Integer rank,

        @Nullable
        @Schema(
                allowableValues = {"daily", "weekly", "monthly", "yearly"},
                requiredMode = Schema.RequiredMode.REQUIRED)
        String period,

        @Nullable Integer interval,

        @Nullable @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
        List<WrittenPrice> prices,

        @Nullable Integer minimumQuantity,
        @Nullable Integer trialDays,

        @Nullable @Schema(allowableValues = {"convert", "end"})
        String trialEnd,

        @Nullable Integer graceDays,
        @Nullable Integer autoClose,
        @Nullable Boolean pausable,
        @Nullable Boolean renewable,
        @Nullable @Schema(format = "date") String validFrom,
        @Nullable @Schema(format = "date") String validUntil,
        @Nullable Boolean active,
        @Nullable @SmallMetadata Map<String, Object> metadata,
        @Nullable List<UUID> taxIds,
        @Nullable WrittenSupply supply) {

    /** The plan as it stands, with what a change would change: the draft, or what was published last. */
    static SavePlanRequest of(Plan plan) {
        var head = plan.head();
        var terms = WrittenTerms.of(plan.latest().terms());
        return new SavePlanRequest(
                plan.productId(),
                terms.name(),
                head.slug(),
                head.description(),
                head.group(),
                head.rank(),
                terms.period(),
                terms.interval(),
                terms.prices(),
                terms.minimumQuantity(),
                terms.trialDays(),
                terms.trialEnd(),
                terms.graceDays(),
                terms.autoClose(),
                terms.pausable(),
                terms.renewable(),
                head.validFrom() == null ? null : head.validFrom().toString(),
                head.validUntil() == null ? null : head.validUntil().toString(),
                head.active(),
                head.metadata(),
                terms.taxIds(),
                terms.supply());
    }

    /** Where it is to be bought; null when nothing is said of it. */
    @Nullable
    UUID platform() {
        return supply == null ? null : supply.platformId();
    }

    WrittenTerms written() {
        return new WrittenTerms(
                name,
                period,
                interval,
                prices,
                minimumQuantity,
                trialDays,
                trialEnd,
                graceDays,
                autoClose,
                pausable,
                renewable,
                taxIds,
                supply);
    }

    /** Of what has been checked. */
    PlanEdit edit(String chosenSlug) {
        return new PlanEdit(
                Objects.requireNonNull(productId), head(chosenSlug), written().terms());
    }

    private Head head(String chosenSlug) {
        return new Head(
                chosenSlug,
                description,
                group == null ? Head.USUAL_GROUP : group,
                rank,
                !Boolean.FALSE.equals(active),
                validFrom == null ? null : LocalDate.parse(validFrom),
                validUntil == null ? null : LocalDate.parse(validUntil),
                metadata == null ? Map.of() : metadata);
    }
}
