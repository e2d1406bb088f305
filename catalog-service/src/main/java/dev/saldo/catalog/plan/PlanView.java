package dev.saldo.catalog.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A plan as callers see it.
 *
 * @param name of what was published last, or else of the draft
 * @param current what new subscriptions begin with; left out before the first version is published
 * @param draft what may be published next; never for customers
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PlanView(
        UUID id,
        UUID productId,
        String slug,
        String name,
        @Nullable String description,
        String group,
        @Nullable Integer rank,
        boolean active,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validUntil,
        Map<String, Object> metadata,
        @Nullable VersionView current,
        @Nullable VersionView draft,
        long version,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant deletedAt) {

    static PlanView of(Plan plan) {
        var current = plan.current();
        var draft = plan.draft();
        return of(plan, current == null ? null : VersionView.of(current), draft == null ? null : VersionView.of(draft));
    }

    static PlanView forCustomers(Plan plan) {
        var current = plan.current();
        return of(plan, current == null ? null : VersionView.forCustomers(current), null);
    }

    private static PlanView of(Plan plan, @Nullable VersionView current, @Nullable VersionView draft) {
        var head = plan.head();
        return new PlanView(
                plan.id(),
                plan.productId(),
                head.slug(),
                plan.name(),
                head.description(),
                head.group(),
                head.rank(),
                head.active(),
                head.validFrom(),
                head.validUntil(),
                head.metadata(),
                current,
                draft,
                plan.version(),
                plan.createdAt(),
                plan.updatedAt(),
                plan.deletedAt());
    }
}
