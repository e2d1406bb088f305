package dev.saldo.chaos.check;

import java.util.ArrayList;
import java.util.List;

/** Collects what does not hold, and counts what was looked at. */
final class Breaches {

    private final List<String> all = new ArrayList<>();
    private long checked;

    /** One more thing that was looked at. */
    void looked() {
        checked++;
    }

    /** Notes a breach unless the condition holds. */
    void unless(boolean holds, String breach) {
        if (!holds) {
            all.add(breach);
        }
    }

    void add(String breach) {
        all.add(breach);
    }

    List<String> all() {
        return List.copyOf(all);
    }

    long checked() {
        return checked;
    }
}
