package dev.saldo.usage.limit;

import dev.saldo.kit.Pure;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much of a feature a subscriber may use.
 *
 * @param hard null where everything is only counted
 * @param soft what is announced when it is crossed; rising
 * @param zone whose calendar its periods follow
 */
@Pure
public record Limit(@Nullable BigDecimal hard, List<BigDecimal> soft, Overage overage, Period period, ZoneId zone) {

    public Limit {
        soft = List.copyOf(soft);
    }

    public Span spanAt(Instant moment) {
        return period.at(moment, zone);
    }

    /** Whether usage that was asked for is refused when it brings the counter there. */
    public boolean refuses(BigDecimal used) {
        return overage == Overage.BLOCK && hard != null && used.compareTo(hard) > 0;
    }
}
