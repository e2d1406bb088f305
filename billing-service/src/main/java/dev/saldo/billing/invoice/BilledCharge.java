package dev.saldo.billing.invoice;

import dev.saldo.kit.Pure;
import java.util.UUID;

/** A charge that an invoice bills, and whose it is. */
@Pure
public record BilledCharge(UUID charge, UUID subscription) {}
