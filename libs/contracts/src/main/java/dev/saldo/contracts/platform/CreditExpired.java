package dev.saldo.contracts.platform;

import java.util.UUID;

/** What was left of credits with an expiry date is gone; the movement's reference names their lot. */
public record CreditExpired(UUID platformId, Movement movement) {}
