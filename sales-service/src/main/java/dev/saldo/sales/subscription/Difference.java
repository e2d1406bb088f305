package dev.saldo.sales.subscription;

import dev.saldo.kit.Pure;
import org.jspecify.annotations.Nullable;

/**
 * One thing that differs after a change.
 *
 * @param before null when there was nothing
 * @param after null when there is nothing any more
 */
@Pure
record Difference(
        String field, @Nullable String before, @Nullable String after) {}
