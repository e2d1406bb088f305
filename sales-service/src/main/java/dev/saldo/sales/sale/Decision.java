package dev.saldo.sales.sale;

import dev.saldo.kit.Pure;

/** What a rule answered. A refusal is an expected answer, so it is a value and not an exception. */
@Pure
public sealed interface Decision {

    record Accepted(SaleState next) implements Decision {}

    /** It has happened before, or it no longer matters: there is nothing to do and nothing wrong. */
    record Unchanged() implements Decision {}

    record Refused(Refusal reason) implements Decision {}
}
