package dev.saldo.contracts.identity;

import java.time.Instant;
import java.util.UUID;

/**
 * An API key opens nothing any more.
 *
 * @param prefix by which people recognise the key
 */
public record ApiKeyRevoked(UUID apiKeyId, String prefix, Instant revokedAt) {}
