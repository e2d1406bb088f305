package dev.saldo.usage.limit;

import dev.saldo.kit.apidoc.OneOf;
import dev.saldo.kit.web.Problem;
import dev.saldo.usage.amount.AmountReader;
import dev.saldo.usage.amount.Amounts;
import dev.saldo.usage.amount.UsageAmount;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

/**
 * @param hardLimit left out where usage is only counted
 * @param softLimits at most 10, not above the hard limit
 * @param overage what happens beyond the hard limit: block (unless told), allow or notify
 * @param period when the count begins anew: none (unless told), hour, day, week, month or year
 */
record SetLimitRequest(
        @Nullable @UsageAmount BigDecimal hardLimit,

        @Nullable @Size(max = 10) @JsonDeserialize(contentUsing = AmountReader.class)
        List<@NotNull @UsageAmount BigDecimal> softLimits,

        @Nullable @OneOf(Overage.class) @Pattern(regexp = OVERAGES, message = "must be one of block, allow, notify")
        String overage,

        @Nullable
        @OneOf(Period.class)
        @Pattern(regexp = PERIODS, message = "must be one of none, hour, day, week, month, year")
        String period) {

    private static final String OVERAGES = "block|allow|notify";
    private static final String PERIODS = "none|hour|day|week|month|year";

    Limit limit(ZoneId zone) {
        return new Limit(
                hardLimit == null ? null : Amounts.plain(hardLimit),
                soft(),
                overage == null ? Overage.BLOCK : Overage.of(overage),
                period == null ? Period.NONE : Period.of(period),
                zone);
    }

    /** Refuses what no single field shows. */
    SetLimitRequest checked() {
        if (hardLimit != null && soft().stream().anyMatch(soft -> soft.compareTo(hardLimit) > 0)) {
            throw Problem.invalid("/softLimits", "must not be above the hard limit");
        }
        if (soft().stream().anyMatch(soft -> soft.signum() == 0)) {
            throw Problem.invalid("/softLimits", "must be above zero");
        }
        return this;
    }

    private List<BigDecimal> soft() {
        return softLimits == null
                ? List.of()
                : softLimits.stream().map(Amounts::plain).distinct().sorted().toList();
    }
}
