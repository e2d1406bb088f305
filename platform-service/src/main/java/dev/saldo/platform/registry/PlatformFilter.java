package dev.saldo.platform.registry;

import dev.saldo.platform.balance.Level;
import org.jspecify.annotations.Nullable;

/**
 * Which platforms are asked for; null where it does not matter.
 *
 * @param search part of the name, in any case
 * @param status those in use unless told
 */
record PlatformFilter(
        @Nullable String search,
        @Nullable Level level,
        @Nullable PlatformStatus status) {}
