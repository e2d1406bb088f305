package dev.saldo.kit.privacy;

import dev.saldo.contracts.identity.StoreChanged.Retention;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Deleted things that go for good when the store's retention period is over; declare a bean for each kind.
 *
 * @param period how many days the store keeps them; null for ever
 * @param sql deletes what of the store {@code :store} was deleted before {@code :before}, and nothing that law or
 *     another row still needs
 */
public record Purge(Function<Retention, @Nullable Integer> period, String sql) {}
