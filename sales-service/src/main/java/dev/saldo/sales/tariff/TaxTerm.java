package dev.saldo.sales.tariff;

import dev.saldo.kit.Pure;
import java.math.BigDecimal;
import java.util.UUID;

/**
 * A tax as it was agreed.
 *
 * @param percent 19 for 19 %, at most 100
 * @param inclusive whether prices contain it; otherwise it is added to them
 */
@Pure
public record TaxTerm(UUID id, String name, BigDecimal percent, boolean inclusive) {

    public TaxTerm {
        if (!Portion.isPercent(percent)) {
            throw new IllegalArgumentException("%s: %s %%".formatted(name, percent));
        }
    }
}
