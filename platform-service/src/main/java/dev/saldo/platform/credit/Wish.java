package dev.saldo.platform.credit;

import dev.saldo.kit.Pure;
import dev.saldo.platform.balance.AccountKey;
import org.jspecify.annotations.Nullable;

/** A move that somebody asks for. */
@Pure
record Wish(
        AccountKey account,
        Move move,
        @Nullable String reference,
        @Nullable String description,
        String actor) {}
