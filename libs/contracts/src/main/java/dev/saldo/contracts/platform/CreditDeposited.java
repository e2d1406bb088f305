package dev.saldo.contracts.platform;

import java.util.UUID;

/** Credits were bought at a platform. */
public record CreditDeposited(UUID platformId, Movement movement) {}
