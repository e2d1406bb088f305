package dev.saldo.platform.lot;

import dev.saldo.kit.Pure;
import dev.saldo.money.Money;
import dev.saldo.platform.balance.Account;
import dev.saldo.platform.balance.LotPolicy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The lots of one account while a batch is decided: what every movement takes, and at what cost. The credits of the
 * open lots less the overdraft in use are the balance, always; and while the overdraft is in use, no lot is open.
 */
@Pure
public final class Stock {

    private static final Comparator<Lot> OLDEST =
            Comparator.comparingLong(lot -> lot.origin().sequence());
    private static final Comparator<Lot> FIRST_TO_EXPIRE = Comparator.<Lot, Instant>comparing(
                    lot -> orNever(lot.purchase().expiresAt()))
            .thenComparing(OLDEST);

    private final LotPolicy policy;
    private final Map<UUID, Lot> lots = new HashMap<>();
    private final Map<UUID, Lot> changed = new LinkedHashMap<>();
    private final TreeSet<Lot> open;
    private final Money nothing;
    private Money credits;
    private Money overdrawn;
    private Money cost;

    /** @param loaded the open lots that come first, as many as the batch may take; and any others it names */
    public Stock(Account account, Collection<Lot> loaded) {
        policy = account.costing().policy();
        open = new TreeSet<>(policy == LotPolicy.EARLIEST_EXPIRY ? FIRST_TO_EXPIRE : OLDEST);
        nothing = Money.zero(account.balance().currency());
        credits = larger(account.balance(), nothing);
        overdrawn = larger(account.balance().negated(), nothing);
        cost = account.costing().cost();
        for (var lot : loaded) {
            lots.put(lot.id(), lot);
            if (lot.isOpen()) {
                open.add(lot);
            }
        }
    }

    /** What the credits of all open lots have cost. */
    public Money cost() {
        return cost;
    }

    public Money balance() {
        return credits.minus(overdrawn);
    }

    /** The lots as they are now, those that are not what they were. */
    public Collection<Lot> changed() {
        return changed.values();
    }

    /** Takes credits from the lots, and what is beyond them from the overdraft. */
    public Settlement take(Money wanted) {
        var parts = takeFromLots(smaller(wanted, credits));
        var beyond = wanted.minus(creditsOf(parts));
        if (beyond.isPositive()) {
            overdrawn = overdrawn.plus(beyond);
            parts.add(Part.ofOverdraft(beyond));
        }
        return Settlement.of(parts);
    }

    /** Adds a lot. While the overdraft is in use, the new credits go there first. */
    public Settlement add(Lot lot) {
        var added = policy.pooled() ? lot.pooled() : lot;
        put(added);
        credits = credits.plus(lot.remaining());
        cost = cost.plus(lot.costRemaining());
        return Settlement.of(fillOverdraft());
    }

    /** What is left of a lot that expired, or less, is gone; and so is what it had cost. */
    public Settlement expire(UUID lot, Money expired) {
        var expiring = known(lot);
        return Settlement.of(List.of(give(expiring, expired, costOf(expiring, expired))));
    }

    /**
     * Gives back what a movement took, to the lots it came from and at the same cost. What came from the overdraft, or
     * from a lot that has expired since, becomes a lot of its own that does not expire.
     *
     * @param newLot makes it
     */
    public Settlement restore(List<Part> taken, Instant now, Function<Purchase, Lot> newLot) {
        var parts = new ArrayList<Part>();
        var homeless = new ArrayList<Part>();
        for (var part : taken) {
            var lot = part.lot() == null ? null : known(part.lot());
            if (lot == null || lot.isExpired(now)) {
                homeless.add(part);
            } else {
                parts.add(giveBack(lot, part));
            }
        }
        if (homeless.isEmpty()) {
            parts.addAll(fillOverdraft());
            return Settlement.of(parts);
        }
        var returned = Purchase.at(creditsOf(homeless), costOf(homeless));
        parts.addAll(add(newLot.apply(returned)).parts());
        return Settlement.of(parts).givingBack(returned.cost());
    }

    private Part giveBack(Lot lot, Part taken) {
        put(lot.with(taken.credits(), policy.pooled() ? nothing : taken.cost()));
        credits = credits.plus(taken.credits());
        cost = cost.plus(taken.cost());
        return taken.negated();
    }

    private List<Part> fillOverdraft() {
        var filled = smaller(overdrawn, credits);
        var parts = takeFromLots(filled);
        if (filled.isPositive()) {
            overdrawn = overdrawn.minus(filled);
            parts.add(Part.ofOverdraft(filled).negated());
        }
        return parts;
    }

    /** @param wanted no more than there is */
    private List<Part> takeFromLots(Money wanted) {
        var parts = new ArrayList<Part>();
        var before = credits;
        var costBefore = cost;
        for (var left = wanted; left.isPositive(); ) {
            var lot = next();
            var taken = smaller(left, lot.remaining());
            left = left.minus(taken);
            var given = policy.pooled()
                    ? costUpTo(wanted.minus(left), wanted, before, costBefore).minus(costBefore.minus(cost))
                    : lot.costOf(taken);
            parts.add(give(lot, taken, given));
        }
        return parts;
    }

    /** The average is taken once for all of a movement, and then spread over the lots it takes from. */
    private static Money costUpTo(Money taken, Money wanted, Money credits, Money cost) {
        return Share.of(Share.of(cost, wanted, credits), taken, wanted);
    }

    private Money costOf(Lot lot, Money taken) {
        return policy.pooled() ? Share.of(cost, taken, credits) : lot.costOf(taken);
    }

    private Part give(Lot lot, Money taken, Money given) {
        put(lot.without(taken, policy.pooled() ? nothing : given));
        credits = credits.minus(taken);
        cost = cost.minus(given);
        return new Part(lot.id(), taken, given);
    }

    private void put(Lot lot) {
        var before = lots.put(lot.id(), lot);
        if (before != null) {
            open.remove(before);
        }
        if (lot.isOpen()) {
            open.add(lot);
        }
        changed.put(lot.id(), lot);
    }

    private Lot next() {
        if (open.isEmpty()) {
            throw new IllegalStateException("the open lots hold less than the balance");
        }
        return open.first();
    }

    private Lot known(UUID lot) {
        var known = lots.get(lot);
        if (known == null) {
            throw new IllegalStateException("lot %s was not loaded".formatted(lot));
        }
        return known;
    }

    private Money creditsOf(List<Part> parts) {
        return parts.stream().map(Part::credits).reduce(nothing, Money::plus);
    }

    private Money costOf(List<Part> parts) {
        return parts.stream().map(Part::cost).reduce(nothing, Money::plus);
    }

    private static Instant orNever(@Nullable Instant expiry) {
        return expiry == null ? Instant.MAX : expiry;
    }

    private static Money smaller(Money one, Money other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    private static Money larger(Money one, Money other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
