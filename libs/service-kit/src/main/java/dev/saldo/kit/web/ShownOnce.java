package dev.saldo.kit.web;

/** A view with a secret in it, which only the first answer shows: what {@link Idempotency} keeps has none. */
public interface ShownOnce {

    /** The same view without its secret. */
    Object withoutSecret();
}
