package dev.saldo.suite;

/** Something the person who started the suite can put right; the message says what. */
final class CannotStart extends RuntimeException {

    CannotStart(String message) {
        super(message, null, false, false);
    }
}
