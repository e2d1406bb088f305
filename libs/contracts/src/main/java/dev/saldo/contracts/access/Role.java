package dev.saldo.contracts.access;

import static dev.saldo.contracts.access.Scope.*;
import static dev.saldo.contracts.access.Scope.LIMITS_READ;
import static dev.saldo.contracts.access.Scope.LIMITS_WRITE;
import static dev.saldo.contracts.access.Scope.USAGE_READ;
import static dev.saldo.contracts.access.Scope.USAGE_WRITE;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What somebody is in a store. A role is a set of scopes; a {@link #CUSTOMER} uses theirs only where an operation
 * admits customers, and sees only what is theirs.
 */
public enum Role {
    OWNER(EnumSet.allOf(Scope.class)),
    OPERATOR(EnumSet.of(
            PLATFORMS_READ,
            PLATFORMS_WRITE,
            CREDITS_READ,
            CREDITS_WRITE,
            PRODUCTS_READ,
            PRODUCTS_WRITE,
            PLANS_READ,
            PLANS_WRITE,
            TAXES_READ,
            TAXES_WRITE,
            DISCOUNTS_READ,
            DISCOUNTS_WRITE,
            CUSTOMERS_READ,
            CUSTOMERS_WRITE,
            SALES_READ,
            SALES_WRITE,
            SUBSCRIPTIONS_READ,
            SUBSCRIPTIONS_WRITE,
            INVOICES_READ,
            PAYMENTS_READ,
            PAYMENTS_WRITE,
            USAGE_READ,
            USAGE_WRITE,
            LIMITS_READ,
            LIMITS_WRITE,
            STORES_READ)),
    VIEWER(EnumSet.of(
            PLATFORMS_READ,
            CREDITS_READ,
            PRODUCTS_READ,
            PLANS_READ,
            TAXES_READ,
            DISCOUNTS_READ,
            CUSTOMERS_READ,
            SALES_READ,
            SUBSCRIPTIONS_READ,
            INVOICES_READ,
            PAYMENTS_READ,
            USAGE_READ,
            LIMITS_READ,
            STORES_READ)),
    CUSTOMER(EnumSet.of(
            PRODUCTS_READ,
            PLANS_READ,
            CUSTOMERS_READ,
            CUSTOMERS_WRITE,
            SALES_READ,
            SUBSCRIPTIONS_READ,
            INVOICES_READ,
            PAYMENTS_READ,
            PAYMENTS_WRITE,
            USAGE_READ,
            LIMITS_READ));

    @SuppressWarnings("ImmutableEnumChecker") // unmodifiable
    private final Set<Scope> scopes;

    Role(EnumSet<Scope> scopes) {
        this.scopes = Collections.unmodifiableSet(scopes);
    }

    /** All a holder of the role may do. */
    public Set<Scope> scopes() {
        return scopes;
    }

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Empty for a text that names no role. */
    public static Optional<Role> of(String wire) {
        return Arrays.stream(values()).filter(role -> role.wire().equals(wire)).findFirst();
    }

    /** The least of the store's own roles that may do all of this. */
    public static Role leastFor(Collection<Scope> scopes) {
        if (VIEWER.scopes.containsAll(scopes)) {
            return VIEWER;
        }
        return OPERATOR.scopes.containsAll(scopes) ? OPERATOR : OWNER;
    }
}
