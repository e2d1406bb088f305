package dev.saldo.gateway.access;

import dev.saldo.gateway.problem.Problem;

/** What identity said to a credential. */
sealed interface Answer {

    /**
     * @param authorization the internal token, as services get it
     * @param caller who it is, in which store
     */
    record Granted(String authorization, Caller caller) implements Answer {

        @Override
        public String toString() {
            return "Granted[" + caller + "]";
        }
    }

    record Refused(Problem problem) implements Answer {}

    record Caller(String store, String subject) {}
}
