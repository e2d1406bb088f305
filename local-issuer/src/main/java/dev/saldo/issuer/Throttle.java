package dev.saldo.issuer;

import java.time.Clock;
import java.time.Duration;

/** Slows down who guesses passwords, of one account or from one address. It does not know which accounts there are. */
final class Throttle {

    static final int FAILURES_PER_NAME = 5;
    static final int FAILURES_PER_ADDRESS = 20;
    private static final int LONGEST_NAME = 254;

    private final FailureCounts names = new FailureCounts(FAILURES_PER_NAME);
    private final FailureCounts addresses = new FailureCounts(FAILURES_PER_ADDRESS);
    private final Clock clock;

    Throttle(Clock clock) {
        this.clock = clock;
    }

    /**
     * How long to wait before trying; zero: try now. That counts as a failure until it has succeeded, so that guesses
     * made at the same time count too.
     */
    synchronized Duration attempt(String name, String address) {
        var now = clock.instant();
        var forName = names.pause(key(name), now);
        var forAddress = addresses.pause(address, now);
        var pause = forName.compareTo(forAddress) > 0 ? forName : forAddress;
        if (pause.isZero()) {
            names.add(key(name), now);
            addresses.add(address, now);
        }
        return pause;
    }

    /** Clears the name only: a guesser may own an account. */
    synchronized void succeeded(String name, String address) {
        names.clear(key(name));
        addresses.takeBack(address);
    }

    private static String key(String name) {
        var normal = Account.normal(name);
        return normal.length() > LONGEST_NAME ? normal.substring(0, LONGEST_NAME) : normal;
    }
}
