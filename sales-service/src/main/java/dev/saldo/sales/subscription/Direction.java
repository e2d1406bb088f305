package dev.saldo.sales.subscription;

import dev.saldo.kit.Pure;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether a change is to something better. */
@Pure
public enum Direction {
    UPGRADE,
    DOWNGRADE,
    SAME;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Empty for a text that names none. */
    public static Optional<Direction> of(String wire) {
        return Arrays.stream(values())
                .filter(direction -> direction.wire().equals(wire))
                .findFirst();
    }

    /** By the ranks of the plans where both have one, else the caller's word; prices do not decide. */
    static Direction between(PlanTerms before, PlanTerms after, @Nullable Direction told) {
        if (before.rank() == null || after.rank() == null) {
            return told == null ? SAME : told;
        }
        return switch (Integer.signum(Integer.compare(after.rank(), before.rank()))) {
            case 1 -> UPGRADE;
            case -1 -> DOWNGRADE;
            default -> SAME;
        };
    }
}
