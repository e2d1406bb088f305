package dev.saldo.sales.copy;

import dev.saldo.kit.Pure;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A platform as its service last told it.
 *
 * @param marginFloor by how many percent of the landed cost the price of what is bought there must exceed that; null for
 *     none
 * @param landed what its credits have cost
 */
@Pure
public record PlatformCopy(
        UUID id, String name, boolean deleted, @Nullable BigDecimal marginFloor, LandedRate landed, long version) {}
