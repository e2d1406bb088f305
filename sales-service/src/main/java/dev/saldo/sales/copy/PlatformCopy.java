package dev.saldo.sales.copy;

import dev.saldo.kit.Pure;
import java.util.UUID;

/** A platform as its service last told it. */
@Pure
public record PlatformCopy(UUID id, String name, boolean deleted, long version) {}
