package dev.saldo.contracts.platform;

import dev.saldo.money.Money;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A platform was renamed, reconfigured, deleted or restored; the whole of it as it is now.
 *
 * @param currency ISO 4217
 * @param status ACTIVE or DELETED
 * @param version grows with every change; drop what is older than what you know
 * @param marginFloor by how many percent of its landed cost the price of what is bought there must exceed that, 12.5 for
 *     12.5 %; absent for none
 */
public record PlatformChanged(
        UUID platformId,
        String name,
        String currency,
        String status,
        Money overdraftLimit,
        long version,
        @Nullable BigDecimal marginFloor) {

    /** Without a margin floor. */
    public PlatformChanged(
            UUID platformId, String name, String currency, String status, Money overdraftLimit, long version) {
        this(platformId, name, currency, status, overdraftLimit, version, null);
    }
}
