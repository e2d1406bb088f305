package dev.saldo.sales.subscription;

import dev.saldo.kit.Pure;

/** What a rule answered; a refusal is an expected answer. */
@Pure
sealed interface Decision {

    record Accepted(Step step) implements Decision {}

    record Refused(Refusal reason) implements Decision {}
}
