package dev.saldo.usage.limit;

import java.time.Instant;
import java.util.UUID;

/** A limit as it is kept. */
record StoredLimit(UUID id, MeterKey meter, Limit limit, long version, Instant createdAt, Instant updatedAt) {}
