package dev.saldo.contracts.platform;

import java.util.UUID;

/** Somebody corrected a platform's balance, up or down. */
public record CreditAdjusted(UUID platformId, Movement movement) {}
