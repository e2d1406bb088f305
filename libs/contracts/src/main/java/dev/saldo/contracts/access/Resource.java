package dev.saldo.contracts.access;

import java.util.Locale;

/** What a scope is about. */
public enum Resource {
    PLATFORMS("platform"),
    CREDITS("platform"),
    PRODUCTS("product"),
    PLANS("plan"),
    TAXES("tax"),
    DISCOUNTS("discount"),
    CUSTOMERS("customer"),
    SALES("sale"),
    SUBSCRIPTIONS("subscription"),
    INVOICES("invoice"),
    PAYMENTS("payment"),
    USAGE("lease"),
    LIMITS("limit"),
    STORES("store"),
    MEMBERS("member"),
    API_KEYS("api-key"),
    AUDIT("audit"),
    PRIVACY("customer"),
    DEAD_LETTERS("dead-letter");

    private final String aggregate;

    Resource(String aggregate) {
        this.aggregate = aggregate;
    }

    /** What the audit calls a thing of this kind. */
    public String aggregate() {
        return aggregate;
    }

    String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
