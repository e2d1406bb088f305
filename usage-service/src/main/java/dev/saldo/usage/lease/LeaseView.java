package dev.saldo.usage.lease;

import dev.saldo.kit.apidoc.OneOf;
import dev.saldo.usage.amount.Amounts;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * @param used what of it was used; null unless it was returned
 * @param closedAt when it was returned, or found to be over
 */
record LeaseView(
        UUID id,
        String subscriberType,
        String subscriberId,
        String feature,
        BigDecimal amount,
        @Nullable BigDecimal used,
        @OneOf(LeaseStatus.class) String status,
        Instant expiresAt,
        Instant createdAt,
        @Nullable Instant closedAt,
        int version) {

    static LeaseView of(Lease lease) {
        return new LeaseView(
                lease.id(),
                lease.meter().subscriberType(),
                lease.meter().subscriberId(),
                lease.meter().feature(),
                Amounts.plain(lease.amount()),
                lease.used() == null ? null : Amounts.plain(lease.used()),
                lease.status().name(),
                lease.expiresAt(),
                lease.createdAt(),
                lease.closedAt(),
                lease.version());
    }
}
