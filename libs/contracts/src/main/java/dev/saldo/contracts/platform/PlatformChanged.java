package dev.saldo.contracts.platform;

import dev.saldo.money.Money;
import java.util.UUID;

/**
 * A platform was renamed, reconfigured, deleted or restored; the whole of it as it is now.
 *
 * @param currency ISO 4217
 * @param status ACTIVE or DELETED
 * @param version grows with every change; drop what is older than what you know
 */
public record PlatformChanged(
        UUID platformId, String name, String currency, String status, Money overdraftLimit, long version) {}
