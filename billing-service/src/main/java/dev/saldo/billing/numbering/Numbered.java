package dev.saldo.billing.numbering;

import dev.saldo.kit.Pure;

/** A thing and the number of the document that is issued for it. */
@Pure
public record Numbered<T>(T thing, DocumentNumber number) {}
