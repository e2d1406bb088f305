package dev.saldo.catalog.plan;

import dev.saldo.catalog.plan.Decision.Accepted;
import dev.saldo.catalog.plan.Decision.Reason;
import dev.saldo.catalog.plan.Decision.Refused;
import dev.saldo.kit.Pure;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A way to sell a product again and again. It has at least one version, and at most one draft, which is the last.
 *
 * @param version of the whole of it, for ETag and events; not the number of a {@link PlanVersion}
 * @param versions the oldest first
 */
@Pure
record Plan(
        UUID id,
        long version,
        UUID productId,
        Head head,
        List<PlanVersion> versions,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant deletedAt) {

    /** All of them are in every event of the plan, which must stay smaller than the broker takes. */
    static final int MOST_VERSIONS = 50;

    static Plan created(UUID id, PlanEdit edit, Instant now) {
        var draft = new PlanVersion(1, edit.terms(), now, null);
        return new Plan(id, 1, edit.productId(), edit.head(), List.of(draft), now, now, null);
    }

    /** The head at any time; the terms and the product while nobody can have agreed to them. */
    Decision edited(PlanEdit edit, Instant now) {
        if (isDeleted()) {
            return new Refused(Reason.PLAN_DELETED);
        }
        if (current() != null && !edit.productId().equals(productId)) {
            return new Refused(Reason.PRODUCT_FIXED);
        }
        var draft = draft();
        if (draft == null && !edit.terms().equals(latest().terms())) {
            return new Refused(Reason.PLAN_PUBLISHED);
        }
        var next = draft == null ? versions : replacing(draft, draft.with(edit.terms()));
        return new Accepted(
                head.says(edit.head()) && edit.productId().equals(productId) && next.equals(versions)
                        ? this
                        : new Plan(id, version + 1, edit.productId(), edit.head(), next, createdAt, now, deletedAt));
    }

    /** A new draft, for new subscriptions once it is published. */
    Decision drafted(Terms terms, Instant now) {
        if (isDeleted()) {
            return new Refused(Reason.PLAN_DELETED);
        }
        if (draft() != null) {
            return new Refused(Reason.DRAFT_EXISTS);
        }
        if (versions.size() >= MOST_VERSIONS) {
            return new Refused(Reason.TOO_MANY_VERSIONS);
        }
        var draft = new PlanVersion(latest().number() + 1, terms, now, null);
        return accepted(Stream.concat(versions.stream(), Stream.of(draft)).toList(), now);
    }

    Decision published(Instant now) {
        if (isDeleted()) {
            return new Refused(Reason.PLAN_DELETED);
        }
        var draft = draft();
        return draft == null ? new Refused(Reason.NO_DRAFT) : accepted(replacing(draft, draft.published(now)), now);
    }

    /** Takes back a draft. */
    Decision without(PlanVersion version, Instant now) {
        if (isDeleted()) {
            return new Refused(Reason.PLAN_DELETED);
        }
        if (version.isPublished()) {
            return new Refused(Reason.VERSION_PUBLISHED);
        }
        return versions.size() == 1
                ? new Refused(Reason.ONLY_VERSION)
                : accepted(
                        versions.stream()
                                .filter(other -> !other.equals(version))
                                .toList(),
                        now);
    }

    /** Deleting what is deleted changes nothing, like restoring what is not. */
    Decision deleted(Instant now) {
        return new Accepted(
                isDeleted() ? this : new Plan(id, version + 1, productId, head, versions, createdAt, now, now));
    }

    Decision restored(Instant now) {
        return new Accepted(
                isDeleted() ? new Plan(id, version + 1, productId, head, versions, createdAt, now, null) : this);
    }

    /** Whether others have to be told: they know nothing of drafts. */
    boolean saysMoreThan(Plan before) {
        return current() != null
                && version != before.version
                && !(head.says(before.head)
                        && published().equals(before.published())
                        && isDeleted() == before.isDeleted());
    }

    boolean isDeleted() {
        return deletedAt != null;
    }

    /** Whether there is anything to subscribe to. */
    boolean isOnSale() {
        return head.active() && current() != null && !isDeleted();
    }

    /** The name new subscribers see, or would. */
    String name() {
        var current = current();
        return (current == null ? latest() : current).terms().name();
    }

    List<PlanVersion> published() {
        return versions.stream().filter(PlanVersion::isPublished).toList();
    }

    /** What new subscriptions begin with; null before the first is published. */
    @Nullable
    PlanVersion current() {
        return published().isEmpty() ? null : published().getLast();
    }

    @Nullable
    PlanVersion draft() {
        return latest().isPublished() ? null : latest();
    }

    PlanVersion latest() {
        return versions.getLast();
    }

    @Nullable
    PlanVersion find(int number) {
        return versions.stream()
                .filter(version -> version.number() == number)
                .findFirst()
                .orElse(null);
    }

    private Decision accepted(List<PlanVersion> next, Instant now) {
        return new Accepted(new Plan(id, version + 1, productId, head, next, createdAt, now, deletedAt));
    }

    private List<PlanVersion> replacing(PlanVersion old, PlanVersion next) {
        return versions.stream()
                .map(version -> version.equals(old) ? next : version)
                .toList();
    }
}
