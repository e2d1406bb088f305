package dev.saldo.kit.audit;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who did what to which thing.
 *
 * @param service which service wrote it down
 * @param subject {@code api-key:<id>} or {@code member:<id>}; {@code system} and {@code bootstrap} of what a service
 *     does by itself
 * @param operation method and path, such as {@code PATCH /api/v1/platforms/{id}}, or what the service did by itself
 * @param version the thing's version after the write
 * @param reason what the caller gave in {@code Audit-Reason}
 */
record AuditRow(
        UUID id,
        Instant occurredAt,
        String service,
        String subject,
        String role,
        String operation,
        String aggregateType,
        @Nullable UUID aggregateId,
        @Nullable Long version,
        @Nullable String requestId,
        @Nullable String reason,
        List<Change> changes) {}
