package dev.saldo.contracts.platform;

import dev.saldo.money.Money;
import java.util.UUID;

/**
 * A supplier platform exists from now on.
 *
 * @param currency ISO 4217
 * @param status ACTIVE or DELETED
 * @param version grows with every change; drop what is older than what you know
 */
public record PlatformRegistered(
        UUID platformId, String name, String currency, String status, Money overdraftLimit, long version) {}
