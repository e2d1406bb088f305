package dev.saldo.sales.migration;

import dev.saldo.kit.Pure;
import dev.saldo.money.Money;
import dev.saldo.sales.subscription.Move;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a migration comes to, added up move by move. Sums are of whole periods, each subscription's own: of a month where
 * it is billed by the month, of a year where by the year.
 */
@Pure
final class Impact {

    static final int MOST_REFUSED = 200;

    /** What whole periods come to, before and after. */
    record Sums(Money before, Money after) {

        private Sums plus(Sums other) {
            return new Sums(before.plus(other.before), after.plus(other.after));
        }
    }

    private final Map<Currency, Sums> perPeriod = new TreeMap<>(Comparator.comparing(Currency::getCurrencyCode));
    private final Map<Currency, Money> dueNow = new TreeMap<>(Comparator.comparing(Currency::getCurrencyCode));
    private final List<Move.Refused> refused = new ArrayList<>();
    private int refusedCount;
    private int dearer;
    private int cheaper;
    private int same;

    void add(Move move) {
        switch (move) {
            case Move.Done done -> add(done);
            case Move.Refused refusal -> {
                refusedCount++;
                if (refused.size() < MOST_REFUSED) {
                    refused.add(refusal);
                }
            }
        }
    }

    private void add(Move.Done done) {
        var currency = done.before().currency();
        perPeriod.merge(currency, new Sums(done.before(), done.after()), Sums::plus);
        dueNow.merge(currency, done.dueNow(), Money::plus);
        switch (Integer.signum(done.after().compareTo(done.before()))) {
            case 1 -> dearer++;
            case -1 -> cheaper++;
            default -> same++;
        }
    }

    /** How many are moved. */
    int moved() {
        return dearer + cheaper + same;
    }

    /** The first of them. */
    List<Move.Refused> refused() {
        return List.copyOf(refused);
    }

    int refusedCount() {
        return refusedCount;
    }

    /** By currency. */
    List<Sums> perPeriod() {
        return List.copyOf(perPeriod.values());
    }

    /** By currency; less than nothing where more is given back than charged. */
    List<Money> dueNow() {
        return List.copyOf(dueNow.values());
    }

    int dearer() {
        return dearer;
    }

    int cheaper() {
        return cheaper;
    }

    int same() {
        return same;
    }
}
