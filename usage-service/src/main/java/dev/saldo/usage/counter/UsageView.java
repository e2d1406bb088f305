package dev.saldo.usage.counter;

import dev.saldo.kit.Pure;
import dev.saldo.usage.amount.Amounts;
import dev.saldo.usage.limit.Limit;
import dev.saldo.usage.limit.Overage;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was used, and what is left.
 *
 * @param allowed whether the amount is counted; of a counter that is only read, whether anything more would be
 * @param used in this period
 * @param limit the hard limit; null where there is none
 * @param remaining what is left of it, never below zero; null where there is no limit
 * @param overage how far it is past the limit
 * @param resetsAt when the next period begins; null where nothing is ever reset
 * @param reason why it is not allowed; null when it is
 */
@Pure
public record UsageView(
        boolean allowed,
        BigDecimal used,
        @Nullable BigDecimal limit,
        @Nullable BigDecimal remaining,
        BigDecimal overage,
        @Nullable Instant resetsAt,
        @Nullable String reason) {

    /** The answer to a demand. */
    public static UsageView of(Ruling ruling) {
        var reason = switch (ruling) {
            case Ruling.Counted _ -> null;
            case Ruling.Refused(var _, var _, var why) -> why;
        };
        return of(ruling.counter().place(), ruling.counter().used(), reason);
    }

    /** What a counter says that nothing is asked of. */
    public static UsageView reading(Place place, BigDecimal used) {
        return of(place, used, isUsedUp(place.limit(), used) ? Reason.LIMIT_REACHED : null);
    }

    private static UsageView of(Place place, BigDecimal used, @Nullable Reason refused) {
        var hard = place.limit() == null ? null : place.limit().hard();
        return new UsageView(
                refused == null,
                Amounts.plain(used),
                hard,
                hard == null ? null : Amounts.plain(hard.subtract(used).max(BigDecimal.ZERO)),
                hard == null
                        ? BigDecimal.ZERO
                        : Amounts.plain(used.subtract(hard).max(BigDecimal.ZERO)),
                place.span().end(),
                refused == null ? null : refused.wire());
    }

    private static boolean isUsedUp(@Nullable Limit limit, BigDecimal used) {
        return limit != null
                && limit.hard() != null
                && limit.overage() == Overage.BLOCK
                && used.compareTo(limit.hard()) >= 0;
    }
}
