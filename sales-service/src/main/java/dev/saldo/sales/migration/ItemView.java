package dev.saldo.sales.migration;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One subscription of a migration.
 *
 * @param code why it is refused; absent when it is not
 */
record ItemView(
        UUID subscriptionId,
        String number,
        String status,
        @Nullable String code,
        @Nullable String detail) {}
