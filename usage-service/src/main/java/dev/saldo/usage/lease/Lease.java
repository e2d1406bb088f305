package dev.saldo.usage.lease;

import dev.saldo.kit.Pure;
import dev.saldo.usage.limit.MeterKey;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Units that somebody may use without asking; they are counted from the start.
 *
 * @param counter the row of the counter they are counted in
 * @param used what of them was used; null until somebody said
 */
@Pure
record Lease(
        UUID id,
        MeterKey meter,
        long counter,
        BigDecimal amount,
        @Nullable BigDecimal used,
        LeaseStatus status,
        Instant expiresAt,
        @Nullable Instant closedAt,
        Instant createdAt,
        int version) {

    /** What comes of somebody saying how much of it was used. */
    sealed interface Return {
        record Accepted(Lease lease) implements Return {}

        /** It was returned before, or is over. */
        record Closed(Lease lease) implements Return {}

        /** Nobody can have used more than there was. */
        record TooMuch(Lease lease) implements Return {}
    }

    static Lease active(UUID id, MeterKey meter, long counter, BigDecimal amount, Instant expiresAt, Instant now) {
        return new Lease(id, meter, counter, amount, null, LeaseStatus.ACTIVE, expiresAt, null, now, 1);
    }

    Return returning(BigDecimal usedOfIt, Instant now) {
        if (status != LeaseStatus.ACTIVE || !expiresAt.isAfter(now)) {
            return new Return.Closed(this);
        }
        return usedOfIt.compareTo(amount) > 0
                ? new Return.TooMuch(this)
                : new Return.Accepted(closed(LeaseStatus.RETURNED, usedOfIt, now));
    }

    /** What is given back when it is closed: all that nobody said was used. */
    BigDecimal rest() {
        return used == null ? amount : amount.subtract(used);
    }

    /** When it was closed, which it has been. */
    Instant closed() {
        return Objects.requireNonNull(closedAt, "a lease that is not closed");
    }

    /** Nobody said in time how much was used. */
    Lease expired(Instant now) {
        return closed(LeaseStatus.EXPIRED, null, now);
    }

    private Lease closed(LeaseStatus as, @Nullable BigDecimal usedOfIt, Instant now) {
        return new Lease(id, meter, counter, amount, usedOfIt, as, expiresAt, now, createdAt, version + 1);
    }
}
