package dev.saldo.chaos.plan;

import java.time.Duration;
import java.util.Locale;

/**
 * One thing that is going to happen.
 *
 * @param at counted from the beginning of the load
 * @param part the service, the broker or Postgres
 * @param lasting how long it stays killed, paused or cut off
 * @param seed of what else is drawn for it, such as which events come again
 */
public record Fault(Duration at, FaultKind kind, String part, Duration lasting, long seed) {

    @Override
    public String toString() {
        return "%5.1f s  %s %s for %.1f s"
                .formatted(
                        at.toMillis() / 1000.0,
                        kind.name().toLowerCase(Locale.ROOT),
                        part,
                        lasting.toMillis() / 1000.0);
    }
}
