package dev.saldo.catalog.platform;

import dev.saldo.kit.Pure;
import dev.saldo.money.Money;
import java.util.UUID;

/**
 * A platform as far as the catalog needs it.
 *
 * @param version of the platform when this was true
 */
@Pure
public record PlatformCopy(UUID store, UUID id, String name, String currency, String status, long version) {

    public boolean isDeleted() {
        return status.equals("DELETED");
    }

    public boolean dealsIn(Money price) {
        return price.currency().getCurrencyCode().equals(currency);
    }

    PlatformCopy orNewer(PlatformCopy other) {
        return other.version > version ? other : this;
    }
}
