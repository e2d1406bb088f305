package dev.saldo.gateway.access;

import dev.saldo.gateway.problem.Problem;

/** What identity said to a credential. */
sealed interface Answer {

    /**
     * @param authorization the internal token, as services get it
     * @param caller who it is, in which store
     * @param rights role and scopes
     */
    record Granted(String authorization, Caller caller, String rights) implements Answer {

        boolean isTheSameAs(Granted other) {
            return caller.equals(other.caller) && rights.equals(other.rights);
        }

        @Override
        public String toString() {
            return "Granted[" + caller + "]";
        }
    }

    record Refused(Problem problem) implements Answer {}

    record Caller(String store, String subject) {}
}
