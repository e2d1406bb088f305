package dev.saldo.sales.sale;

import dev.saldo.kit.Pure;
import dev.saldo.money.Money;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Why a sale did not get its credits: the platform service's reason, and the platforms in the way. */
@Pure
public record Rejection(String reason, List<Shortfall> shortfalls) {

    private static final String INSUFFICIENT_CREDIT = "insufficient-credit";

    /** What a platform would have had to give, and what it had; null when nobody knows the platform. */
    public record Shortfall(
            UUID platformId, Money required, @Nullable Money available) {}

    /** True when a deposit can help. */
    public boolean curable() {
        return reason.equals(INSUFFICIENT_CREDIT);
    }
}
