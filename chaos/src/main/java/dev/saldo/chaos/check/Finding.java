package dev.saldo.chaos.check;

import java.util.List;

/**
 * What came of checking one invariant.
 *
 * @param number as in docs/architecture.md of what never breaks
 * @param checked how many things were looked at
 * @param breaches what contradicts it, each with the ids
 */
public record Finding(int number, String invariant, Verdict verdict, long checked, List<String> breaches) {

    /** How it ended. */
    public enum Verdict {
        HELD("held"),
        BROKEN("broken"),
        /** There was nothing to look at. */
        NOT_EXERCISED("not exercised");

        private final String words;

        Verdict(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    static Finding of(int number, String invariant, Breaches breaches) {
        return new Finding(number, invariant, verdict(breaches), breaches.checked(), breaches.all());
    }

    private static Verdict verdict(Breaches breaches) {
        if (!breaches.all().isEmpty()) {
            return Verdict.BROKEN;
        }
        return breaches.checked() > 0 ? Verdict.HELD : Verdict.NOT_EXERCISED;
    }

    public boolean isBroken() {
        return verdict == Verdict.BROKEN;
    }
}
