package dev.saldo.contracts.access;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One thing a caller may do: read, write, approve or delete one kind of resource, on the wire {@code sales:read}. */
public enum Scope {
    PLATFORMS_READ(Resource.PLATFORMS),
    PLATFORMS_WRITE(Resource.PLATFORMS),
    CREDITS_READ(Resource.CREDITS),
    CREDITS_WRITE(Resource.CREDITS),
    PRODUCTS_READ(Resource.PRODUCTS),
    PRODUCTS_WRITE(Resource.PRODUCTS),
    PLANS_READ(Resource.PLANS),
    PLANS_WRITE(Resource.PLANS),
    TAXES_READ(Resource.TAXES),
    TAXES_WRITE(Resource.TAXES),
    DISCOUNTS_READ(Resource.DISCOUNTS),
    DISCOUNTS_WRITE(Resource.DISCOUNTS),
    CUSTOMERS_READ(Resource.CUSTOMERS),
    CUSTOMERS_WRITE(Resource.CUSTOMERS),
    SALES_READ(Resource.SALES),
    SALES_WRITE(Resource.SALES),
    SALES_APPROVE(Resource.SALES),
    SUBSCRIPTIONS_READ(Resource.SUBSCRIPTIONS),
    SUBSCRIPTIONS_WRITE(Resource.SUBSCRIPTIONS),
    SUBSCRIPTIONS_APPROVE(Resource.SUBSCRIPTIONS),
    SUBSCRIPTIONS_DELETE(Resource.SUBSCRIPTIONS),
    INVOICES_READ(Resource.INVOICES),
    PAYMENTS_READ(Resource.PAYMENTS),
    PAYMENTS_WRITE(Resource.PAYMENTS),
    USAGE_READ(Resource.USAGE),
    USAGE_WRITE(Resource.USAGE),
    LIMITS_READ(Resource.LIMITS),
    LIMITS_WRITE(Resource.LIMITS),
    STORES_READ(Resource.STORES),
    STORES_WRITE(Resource.STORES),
    MEMBERS_READ(Resource.MEMBERS),
    MEMBERS_WRITE(Resource.MEMBERS),
    API_KEYS_READ(Resource.API_KEYS),
    API_KEYS_WRITE(Resource.API_KEYS),
    AUDIT_READ(Resource.AUDIT),
    PRIVACY_READ(Resource.PRIVACY),
    PRIVACY_WRITE(Resource.PRIVACY),
    DEAD_LETTERS_READ(Resource.DEAD_LETTERS),
    DEAD_LETTERS_WRITE(Resource.DEAD_LETTERS);

    private static final Map<String, Scope> BY_WIRE =
            Arrays.stream(values()).collect(toUnmodifiableMap(Scope::wire, Function.identity()));

    private final Resource resource;

    Scope(Resource resource) {
        this.resource = resource;
    }

    public Resource resource() {
        return resource;
    }

    /** As clients write it: the resource in plural, a colon, and what may be done with it. */
    public String wire() {
        var access = name().substring(name().lastIndexOf('_') + 1);
        return resource.wire() + ":" + access.toLowerCase(Locale.ROOT);
    }

    /** Empty for a text that names no scope. */
    public static Optional<Scope> of(String wire) {
        return Optional.ofNullable(BY_WIRE.get(wire));
    }

    /** Several in one text, as tokens hold them (RFC 8693, 4.2). */
    public static String join(Collection<Scope> scopes) {
        return scopes.stream().sorted().map(Scope::wire).collect(Collectors.joining(" "));
    }

    /** The other way round; what this version does not know grants nothing. */
    public static Set<Scope> split(String joined) {
        return Arrays.stream(joined.split(" "))
                .flatMap(wire -> of(wire).stream())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Scope.class)));
    }
}
