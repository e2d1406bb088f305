package dev.saldo.bad.time;

import java.time.Clock;

class MakesAClock {

    Clock clock() {
        return Clock.systemUTC();
    }
}
