package dev.saldo.identity.apikey;

import dev.saldo.identity.authority.Authority;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a good key opens.
 *
 * @param until when it ends; null when it does not
 * @param lastUsedAt before this time; to the minute
 */
public record OpenedKey(
        UUID id,
        UUID store,
        String slug,
        boolean test,
        Authority authority,
        @Nullable Instant until,
        @Nullable Instant lastUsedAt) {}
