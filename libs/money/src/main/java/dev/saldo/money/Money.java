package dev.saldo.money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/**
 * A settled amount: whole minor units of a currency, so that addition is exact and only {@link #rounded} can lose
 * anything. May be negative. Arithmetic that leaves the range of a {@code long}, or mixes currencies, throws.
 */
public record Money(long minor, Currency currency) implements Comparable<Money> {

    /** Rejects currencies without minor units of their own (gold, test codes): they cannot be settled. */
    public Money {
        decimalsOf(currency);
    }

    public static Money of(String amount, String currencyCode) {
        return of(new BigDecimal(amount), Currency.getInstance(currencyCode));
    }

    /** The exact amount; throws {@link ArithmeticException} when it has more decimals than the currency. */
    public static Money of(BigDecimal amount, Currency currency) {
        return rounded(amount, currency, RoundingMode.UNNECESSARY);
    }

    public static Money zero(Currency currency) {
        return new Money(0, currency);
    }

    /** The one place in the suite where a rate becomes an amount. */
    public static Money rounded(BigDecimal amount, Currency currency, RoundingMode mode) {
        var minor = amount.movePointRight(decimalsOf(currency)).setScale(0, mode);
        return new Money(minor.longValueExact(), currency);
    }

    /** The amount in major units, with as many decimals as the currency has. */
    public BigDecimal amount() {
        return BigDecimal.valueOf(minor, currency.getDefaultFractionDigits());
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(minor, minorOf(other)), currency);
    }

    public Money minus(Money other) {
        return new Money(Math.subtractExact(minor, minorOf(other)), currency);
    }

    public Money times(long factor) {
        return new Money(Math.multiplyExact(minor, factor), currency);
    }

    public Money negated() {
        return new Money(Math.negateExact(minor), currency);
    }

    public boolean isNegative() {
        return minor < 0;
    }

    public boolean isZero() {
        return minor == 0;
    }

    public boolean isPositive() {
        return minor > 0;
    }

    /** Orders amounts of one currency; other currencies throw. */
    @Override
    public int compareTo(Money other) {
        return Long.compare(minor, minorOf(other));
    }

    /** For people and logs: {@code 19.99 USD}. */
    @Override
    public String toString() {
        return amount().toPlainString() + " " + currency.getCurrencyCode();
    }

    private static int decimalsOf(Currency currency) {
        var decimals = currency.getDefaultFractionDigits();
        if (decimals < 0) {
            throw new IllegalArgumentException("%s has no minor unit".formatted(currency));
        }
        return decimals;
    }

    private long minorOf(Money other) {
        if (!other.currency.equals(currency)) {
            throw new IllegalArgumentException("cannot combine %s with %s".formatted(currency, other.currency));
        }
        return other.minor;
    }
}
