package dev.saldo.bad.time;

import java.time.LocalDate;
import java.time.ZoneOffset;

class AsksForTheDate {

    LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }
}
