package dev.saldo.sales.subscription;

import dev.saldo.kit.Pure;
import java.time.LocalDate;

/** When something that was asked for is to happen. */
@Pure
sealed interface Moment {

    /** At once. */
    record Now() implements Moment {}

    /** When the period, or the trial, it is in ends. */
    record PeriodEnd() implements Moment {}

    /** When that day begins. */
    record On(LocalDate day) implements Moment {}
}
