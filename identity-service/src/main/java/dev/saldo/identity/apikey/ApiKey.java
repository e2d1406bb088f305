package dev.saldo.identity.apikey;

import dev.saldo.identity.authority.Authority;
import dev.saldo.kit.id.Ids;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of an API key: everything but the key.
 *
 * @param prefix by which people recognise it
 * @param expiresAt null when it has no end
 * @param replacedBy the key that took its place; until it expires both work
 * @param lastUsedAt to the minute
 * @param createdBy the subject of who made it
 */
record ApiKey(
        UUID id,
        UUID store,
        String name,
        String prefix,
        Authority authority,
        @Nullable Instant expiresAt,
        @Nullable Instant revokedAt,
        @Nullable UUID replacedBy,
        @Nullable Instant lastUsedAt,
        String createdBy,
        Instant createdAt) {

    /** A key that was just made. */
    static ApiKey made(
            UUID store,
            String name,
            ApiKeyText text,
            Authority authority,
            @Nullable Instant expiresAt,
            String createdBy,
            Instant now) {
        return new ApiKey(
                Ids.next(), store, name, text.prefix(), authority, expiresAt, null, null, null, createdBy, now);
    }

    ApiKeyStatus status(Instant now) {
        if (revokedAt != null) {
            return ApiKeyStatus.REVOKED;
        }
        return expiresAt != null && !expiresAt.isAfter(now) ? ApiKeyStatus.EXPIRED : ApiKeyStatus.ACTIVE;
    }

    /** Works, and will when its replacement has taken over. */
    boolean isThere(Instant now) {
        return status(now) == ApiKeyStatus.ACTIVE && replacedBy == null;
    }

    /** When it ends after it was replaced: never later than it would have. */
    Instant endAfter(Instant overlap) {
        return expiresAt != null && expiresAt.isBefore(overlap) ? expiresAt : overlap;
    }
}
