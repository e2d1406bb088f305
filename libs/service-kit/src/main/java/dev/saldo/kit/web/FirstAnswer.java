package dev.saldo.kit.web;

import org.jspecify.annotations.Nullable;

/** What a write with an idempotency key answered the first time. */
record FirstAnswer(
        String fingerprint,
        int status,
        @Nullable String location,
        @Nullable String etag,
        @Nullable String body) {}
