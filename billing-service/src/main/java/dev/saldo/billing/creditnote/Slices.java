package dev.saldo.billing.creditnote;

import dev.saldo.billing.invoice.Charge;
import dev.saldo.billing.invoice.InvoiceLine;
import dev.saldo.billing.invoice.Totals;
import dev.saldo.kit.Pure;
import dev.saldo.money.Money;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Cuts what a charge gives back into parts, so that the parts of each line, of its discount and of its taxes add up to
 * the whole. A part takes of every line in proportion; what is lost in rounding goes to the largest remainders.
 */
@Pure
final class Slices {

    private final Money whole;
    private List<InvoiceLine> rest;

    Slices(Charge charge) {
        this.whole = charge.total().negated();
        this.rest = charge.lines().stream()
                .map(line -> line.changed(Money::negated))
                .toList();
    }

    /** The next part; throws for one that is larger than what is left. */
    Slice next(Money amount) {
        var left = sum(rest);
        if (!amount.isPositive() || amount.compareTo(left) > 0) {
            throw new IllegalArgumentException("%s of %s left".formatted(amount, left));
        }
        return amount.equals(whole) ? all() : part(shares(amount, left));
    }

    private Slice all() {
        var slice = slice(rest);
        rest = rest.stream().map(line -> line.less(line)).toList();
        return slice;
    }

    private Slice part(List<Money> shares) {
        var parts = IntStream.range(0, rest.size())
                .mapToObj(index -> part(rest.get(index), shares.get(index)))
                .toList();
        var printed = parts.stream().filter(line -> !isNothing(line)).toList();
        rest = IntStream.range(0, rest.size())
                .mapToObj(index -> rest.get(index).less(parts.get(index)))
                .toList();
        return slice(IntStream.range(0, printed.size())
                .mapToObj(index -> printed.get(index).at(index + 1))
                .toList());
    }

    /** As much of each line as the amount is of all that is left, in whole minor units. */
    private List<Money> shares(Money amount, Money left) {
        var all = BigInteger.valueOf(left.minor());
        var products = rest.stream()
                .map(line -> BigInteger.valueOf(line.total().minor()).multiply(BigInteger.valueOf(amount.minor())))
                .toList();
        var shares = new ArrayList<>(products.stream()
                .map(product -> product.subtract(product.mod(all)).divide(all).longValueExact())
                .toList());
        var missing =
                amount.minor() - shares.stream().mapToLong(Long::longValue).sum();
        IntStream.range(0, shares.size())
                .boxed()
                .sorted(Comparator.comparing(
                                (Integer index) -> products.get(index).mod(all))
                        .reversed())
                .limit(missing)
                .forEach(index -> shares.set(index, shares.get(index) + 1));
        return shares.stream().map(share -> new Money(share, amount.currency())).toList();
    }

    /** Printed as one piece, since a part of several is none. */
    private static InvoiceLine part(InvoiceLine line, Money share) {
        return line.changed(amount -> inProportion(amount, share, line.total())).inOnePiece();
    }

    private static Money inProportion(Money amount, Money part, Money of) {
        if (of.isZero()) {
            return amount;
        }
        var digits = amount.currency().getDefaultFractionDigits();
        var exact = amount.amount().multiply(part.amount()).divide(of.amount(), digits, RoundingMode.HALF_UP);
        return Money.of(exact, amount.currency());
    }

    private static boolean isNothing(InvoiceLine line) {
        return line.total().isZero() && line.discount().isZero() && line.tax().isZero();
    }

    private static Slice slice(List<InvoiceLine> lines) {
        var total = sum(lines);
        var discount =
                lines.stream().map(InvoiceLine::discount).reduce(Money::plus).orElseThrow();
        var tax = lines.stream().map(InvoiceLine::tax).reduce(Money::plus).orElseThrow();
        return new Slice(lines, new Totals(total.plus(discount).minus(tax), discount, tax, total));
    }

    private static Money sum(List<InvoiceLine> lines) {
        return lines.stream().map(InvoiceLine::total).reduce(Money::plus).orElseThrow();
    }
}
