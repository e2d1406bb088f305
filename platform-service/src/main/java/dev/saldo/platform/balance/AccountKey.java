package dev.saldo.platform.balance;

import dev.saldo.kit.Pure;
import java.util.UUID;

/** Names an account. */
@Pure
public record AccountKey(UUID store, UUID platform) {}
