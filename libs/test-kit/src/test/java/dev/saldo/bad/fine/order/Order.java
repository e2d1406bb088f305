package dev.saldo.bad.fine.order;

import dev.saldo.kit.Pure;
import dev.saldo.money.Money;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything a rule may be made of. */
@Pure
public sealed interface Order {

    record Open(List<Money> lines, long[] quantities) implements Order {}

    record Paid(Money total, @Nullable Instant at) implements Order {}

    enum Refusal {
        EMPTY
    }

    static String tell(Order order) {
        return switch (order) {
            case Open(var lines, var _) -> "open with " + lines.size();
            case Paid(var total, var _) -> "paid " + total;
        };
    }

    static Instant read(Clock clock) {
        return Instant.now(clock);
    }
}
