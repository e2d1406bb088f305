package dev.saldo.catalog.plan;

import dev.saldo.kit.Pure;

/** What a rule about a plan answered. */
@Pure
sealed interface Decision {

    /** @param next the plan as it is to be; the very same when there is nothing to do */
    record Accepted(Plan next) implements Decision {}

    /** Nothing changes. */
    record Refused(Reason reason) implements Decision {}

    /** Why not. */
    enum Reason {
        PLAN_DELETED,
        PLAN_PUBLISHED,
        PRODUCT_FIXED,
        DRAFT_EXISTS,
        NO_DRAFT,
        ONLY_VERSION,
        VERSION_PUBLISHED,
        TOO_MANY_VERSIONS
    }
}
