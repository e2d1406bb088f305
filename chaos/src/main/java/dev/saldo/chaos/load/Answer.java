package dev.saldo.chaos.load;

import java.util.UUID;

/** What a client knows of an operation. */
public sealed interface Answer {

    /** It was done, and this came of it: a movement, a sale or a payment. */
    record Acknowledged(UUID id) implements Answer {}

    /**
     * A rule forbids it.
     *
     * @param certain false when an earlier attempt got no answer: that one may still arrive, and be done
     */
    record Refused(int status, String code, boolean certain) implements Answer {}

    /** No answer, or one that says nothing about what happened. */
    record Unknown() implements Answer {}
}
