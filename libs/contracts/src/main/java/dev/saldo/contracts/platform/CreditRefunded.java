package dev.saldo.contracts.platform;

import java.util.List;
import java.util.UUID;

/**
 * A refunded sale's credits came back. Keyed by the sale.
 *
 * @param movements what came back, one movement a platform
 */
public record CreditRefunded(UUID saleId, List<Movement> movements) {}
