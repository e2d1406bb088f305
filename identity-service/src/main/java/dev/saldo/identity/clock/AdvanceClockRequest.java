package dev.saldo.identity.clock;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;

/** @param to after where the clock stands, and at most ten years */
record AdvanceClockRequest(@NotNull Instant to) {}
