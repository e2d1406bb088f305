package dev.saldo.platform.credit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Which movements are asked for; null where it does not matter. The period is half open: {@code [from, to)}. */
record MovementFilter(
        @Nullable MovementKind kind,
        @Nullable String reference,
        @Nullable Instant from,
        @Nullable Instant to) {}
