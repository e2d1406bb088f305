package dev.saldo.sales.cycle;

import dev.saldo.kit.Pure;

/**
 * How often something is billed: every {@code count} units.
 *
 * @param count at least 1
 */
@Pure
public record Interval(Unit unit, int count) {

    /** The billing period of a plan, in the words of its API. */
    public enum Unit {
        DAILY,
        WEEKLY,
        MONTHLY,
        YEARLY;

        private int days() {
            return switch (this) {
                case DAILY -> 1;
                case WEEKLY -> 7;
                case MONTHLY, YEARLY -> throw new IllegalStateException("months have no fixed number of days");
            };
        }

        private int months() {
            return switch (this) {
                case MONTHLY -> 1;
                case YEARLY -> 12;
                case DAILY, WEEKLY -> throw new IllegalStateException("days are not counted in months");
            };
        }
    }

    public Interval {
        if (count < 1) {
            throw new IllegalArgumentException("an interval of " + count);
        }
    }

    /** True when it is counted in months, so that its days differ from period to period. */
    public boolean isCountedInMonths() {
        return unit == Unit.MONTHLY || unit == Unit.YEARLY;
    }

    /** Of an interval that is not counted in months. */
    long days() {
        return (long) unit.days() * count;
    }

    /** Of an interval that is counted in months. */
    long months() {
        return (long) unit.months() * count;
    }
}
