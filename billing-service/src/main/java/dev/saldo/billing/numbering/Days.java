package dev.saldo.billing.numbering;

import dev.saldo.kit.Pure;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** The days that documents bear: those of UTC until stores have a zone of their own. */
@Pure
public final class Days {

    private Days() {}

    public static LocalDate of(Instant moment) {
        return LocalDate.ofInstant(moment, ZoneOffset.UTC);
    }
}
