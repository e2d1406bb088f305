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
 */
@Pure
public record Issuer(Seller seller, ZoneId zone) {

    /** A store that this service has not heard of yet. */
    public static final Issuer UNKNOWN = new Issuer(Seller.UNKNOWN, ZoneOffset.UTC);

    /** The day it is in the store at this moment. */
    public LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, zone);
    }
}
