package dev.saldo.catalog.bulk;

import dev.saldo.kit.web.MoneyNotNegative;
import dev.saldo.money.Money;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A platform supplies the row's product at this price from now on. */
record BulkOffer(
        @NotNull UUID platformId,
        @NotNull @MoneyNotNegative Money buyingPrice,
        @Nullable Boolean preferred) {

    boolean isPreferred() {
        return Boolean.TRUE.equals(preferred);
    }
}
