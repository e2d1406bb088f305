package dev.saldo.billing.seller;

import dev.saldo.kit.Pure;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * What a store's documents take from the store.
 *
 * @param zone whose days they bear
 * @param consolidates whether what falls due for a customer on one day comes on one invoice
 * @param now what time it is in the store
 */
@Pure
public record Issuer(Seller seller, ZoneId zone, boolean consolidates, Instant now) {

    /** The issuer in a store that this service has not heard of yet. */
    public static Issuer unknown(Instant now) {
        return new Issuer(Seller.UNKNOWN, ZoneOffset.UTC, false, now);
    }

    /** The day it is in the store at this moment. */
    public LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, zone);
    }

    /** When this day begins in the store. */
    public Instant startOf(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    public LocalDate today() {
        return day(now);
    }
}
