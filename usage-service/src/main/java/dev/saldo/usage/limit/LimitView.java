package dev.saldo.usage.limit;

import dev.saldo.kit.apidoc.OneOf;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * @param hardLimit null where usage is only counted
 * @param resetsAt when the next period begins; null where nothing is ever reset
 * @param timeZone whose calendar the periods follow: the store's when the limit was set
 */
record LimitView(
        UUID id,
        String subscriberType,
        String subscriberId,
        String feature,
        @Nullable BigDecimal hardLimit,
        List<BigDecimal> softLimits,
        @OneOf(Overage.class) String overage,
        @OneOf(Period.class) String period,
        @Nullable Instant resetsAt,
        String timeZone,
        long version,
        Instant createdAt,
        Instant updatedAt) {

    static LimitView of(StoredLimit stored, Instant now) {
        var meter = stored.meter();
        var limit = stored.limit();
        return new LimitView(
                stored.id(),
                meter.subscriberType(),
                meter.subscriberId(),
                meter.feature(),
                limit.hard(),
                limit.soft(),
                limit.overage().wire(),
                limit.period().wire(),
                limit.spanAt(now).end(),
                limit.zone().getId(),
                stored.version(),
                stored.createdAt(),
                stored.updatedAt());
    }
}
