package dev.saldo.contracts.platform;

import dev.saldo.money.Money;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A supplier platform exists from now on.
 *
 * @param currency ISO 4217
 * @param status ACTIVE or DELETED
 * @param version grows with every change; drop what is older than what you know
 * @param marginFloor by how many percent of its landed cost the price of what is bought there must exceed that, 12.5 for
 *     12.5 %; absent for none
 */
public record PlatformRegistered(
        UUID platformId,
        String name,
        String currency,
        String status,
        Money overdraftLimit,
        long version,
        @Nullable BigDecimal marginFloor) {

    /** Without a margin floor. */
    public PlatformRegistered(
            UUID platformId, String name, String currency, String status, Money overdraftLimit, long version) {
        this(platformId, name, currency, status, overdraftLimit, version, null);
    }
}
