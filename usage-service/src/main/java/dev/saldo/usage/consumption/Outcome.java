package dev.saldo.usage.consumption;

import dev.saldo.kit.Pure;
import dev.saldo.usage.counter.UsageView;

/** What a consumption came to. */
@Pure
sealed interface Outcome {

    /** Counted or refused, now or when its key came first. */
    record Answered(UsageView view) implements Outcome {}

    /** Its key was used for something else before. */
    record KeyReused() implements Outcome {}
}
