package dev.saldo.bad.time;

import java.time.Instant;

class AsksForTheInstant {

    Instant now() {
        return Instant.now();
    }
}
