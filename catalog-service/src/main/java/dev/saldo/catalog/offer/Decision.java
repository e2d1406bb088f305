package dev.saldo.catalog.offer;

import dev.saldo.kit.Pure;

/** What a rule about a product's offers answered. */
@Pure
public sealed interface Decision {

    /** @param next the offers as they are to be; equal to those before when there is nothing to do */
    @Pure
    record Accepted(Supply next) implements Decision {}

    /** Nothing changes. */
    @Pure
    record Refused(Reason reason) implements Decision {}

    /** Why not, and at which member of the request. */
    @Pure
    enum Reason {
        UNKNOWN_PLATFORM("/platformId", "is not a platform of this store"),
        PLATFORM_DELETED("/platformId", "is a deleted platform"),
        ALREADY_OFFERED("/platformId", "already supplies this product"),
        CURRENCY_MISMATCH("/buyingPrice/currency", "must be the platform's currency"),
        PRICE_MISSING("/buyingPrice", "must be given with validFrom"),
        VALID_FROM_OUT_OF_RANGE("/validFrom", "must lie between 1970 and 2100"),
        PRICE_IN_PAST("/validFrom", "must not lie in the past: only an offer's first price may"),
        PRICE_EXISTS("/validFrom", "is when another price of the offer begins"),
        PREFERRED_NEEDED("/preferred", "must stay true: prefer another offer instead");

        private final String pointer;
        private final String detail;

        Reason(String pointer, String detail) {
            this.pointer = pointer;
            this.detail = detail;
        }

        public String pointer() {
            return pointer;
        }

        public String detail() {
            return detail;
        }
    }
}
