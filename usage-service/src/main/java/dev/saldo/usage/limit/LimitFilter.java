package dev.saldo.usage.limit;

import org.jspecify.annotations.Nullable;

/** What narrows a list of limits; null where it does not. */
record LimitFilter(
        @Nullable String subscriberType,
        @Nullable String subscriberId,
        @Nullable String feature) {}
