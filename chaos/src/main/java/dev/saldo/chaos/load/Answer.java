package dev.saldo.chaos.load;

/** What a client knows of an operation. */
public sealed interface Answer {

    /**
     * It was done.
     *
     * @param as what came of it: the id of a movement, a sale, a payment, a subscription or a lease; the version a
     *     subscription had then; what a counter stood at; what became of an event
     */
    record Acknowledged(String as) implements Answer {}

    /**
     * A rule forbids it.
     *
     * @param certain false when an earlier attempt got no answer: that one may still arrive, and be done
     */
    record Refused(int status, String code, boolean certain) implements Answer {}

    /** No answer, or one that says nothing about what happened. */
    record Unknown() implements Answer {}
}
