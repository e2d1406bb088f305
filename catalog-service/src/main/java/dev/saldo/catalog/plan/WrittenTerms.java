package dev.saldo.catalog.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Terms as callers write them, and as they are kept. What is left out is at its default.
 *
 * @param interval how many periods make one billing period; 1 unless said otherwise
 * @param minimumQuantity 1 unless said otherwise
 * @param trialDays 0 unless said otherwise
 * @param trialEnd what becomes of a trial nobody said how to pay for: convert (unless said otherwise) or end
 * @param graceDays 7 unless said otherwise
 * @param autoClose after how many billing periods a subscription closes by itself
 * @param pausable false unless said otherwise
 * @param renewable true unless said otherwise
 * @param supply where it is bought; the product's preferred offer unless said otherwise
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record WrittenTerms(
        @Nullable String name,

        @Nullable @Schema(allowableValues = {"daily", "weekly", "monthly", "yearly"})
        String period,

        @Nullable Integer interval,
        @Nullable List<WrittenPrice> prices,
        @Nullable Integer minimumQuantity,
        @Nullable Integer trialDays,

        @Nullable @Schema(allowableValues = {"convert", "end"})
        String trialEnd,

        @Nullable Integer graceDays,
        @Nullable Integer autoClose,
        @Nullable Boolean pausable,
        @Nullable Boolean renewable,
        @Nullable List<UUID> taxIds,
        @Nullable WrittenSupply supply) {

    private static final int USUAL_GRACE_DAYS = 7;

    static WrittenTerms of(Terms terms) {
        return new WrittenTerms(
                terms.name(),
                terms.period().wire(),
                terms.interval(),
                terms.prices().stream().map(WrittenPrice::of).toList(),
                terms.minimumQuantity(),
                terms.trialDays(),
                terms.trialEnd().wire(),
                terms.graceDays(),
                terms.autoClose(),
                terms.pausable(),
                terms.renewable(),
                terms.taxIds(),
                terms.supply() == null ? null : WrittenSupply.of(terms.supply()));
    }

    /** Of what has been checked. */
    Terms terms() {
        return new Terms(
                Objects.requireNonNull(name),
                Objects.requireNonNull(Period.of(period)),
                orElse(interval, 1),
                Objects.requireNonNull(prices).stream().map(WrittenPrice::price).toList(),
                orElse(minimumQuantity, 1),
                orElse(trialDays, 0),
                trialEnd == null ? TrialEnd.CONVERT : Objects.requireNonNull(TrialEnd.of(trialEnd)),
                orElse(graceDays, USUAL_GRACE_DAYS),
                autoClose,
                Boolean.TRUE.equals(pausable),
                !Boolean.FALSE.equals(renewable),
                taxIds == null ? List.of() : taxIds,
                supply == null ? null : supply.supply());
    }

    private static int orElse(@Nullable Integer value, int usual) {
        return value == null ? usual : value;
    }
}
