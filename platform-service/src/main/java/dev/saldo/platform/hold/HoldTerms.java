package dev.saldo.platform.hold;

import dev.saldo.kit.Pure;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was said when credits were set aside.
 *
 * @param expiresAt when they are free again by themselves; null for never
 * @param actor whom the ledger names
 */
@Pure
record HoldTerms(
        @Nullable String reference,
        @Nullable String description,
        @Nullable Instant expiresAt,
        String actor) {}
