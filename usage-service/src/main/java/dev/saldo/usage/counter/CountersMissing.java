package dev.saldo.usage.counter;

import java.util.Collection;
import java.util.List;

/** Something is counted in a place for the first time: the transaction is given up, and tried again with the counters. */
final class CountersMissing extends RuntimeException {

    private final transient List<Place> places;

    CountersMissing(Collection<Place> places) {
        super("no counters yet", null, false, false);
        this.places = List.copyOf(places);
    }

    List<Place> places() {
        return places;
    }
}
