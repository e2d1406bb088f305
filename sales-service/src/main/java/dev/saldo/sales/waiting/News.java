package dev.saldo.sales.waiting;

import dev.saldo.contracts.platform.CreditDeductionRejected;
import dev.saldo.contracts.platform.CreditHoldChanged;
import dev.saldo.contracts.platform.Movement;
import dev.saldo.money.Money;
import dev.saldo.sales.waiting.PlatformCredit.Landed;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Something that was heard of a platform's credit. */
record News(UUID store, UUID platform, UnaryOperator<PlatformCredit> change) {

    static List<News> of(UUID store, List<Movement> movements) {
        return movements.stream().map(movement -> of(store, movement)).toList();
    }

    private static News of(UUID store, Movement movement) {
        return new News(
                store,
                movement.platformId(),
                credit -> credit.balanceIs(movement.balanceAfter().minor(), movement.sequence()));
    }

    /** Of deductions, which may tell what the credits had cost that they took. */
    static List<News> ofDeductions(UUID store, List<Movement> movements) {
        return movements.stream()
                .map(movement -> {
                    var known = of(store, movement);
                    var landed = landed(movement);
                    return landed == null
                            ? known
                            : new News(
                                    store,
                                    movement.platformId(),
                                    credit -> known.change().apply(credit).landedAt(landed));
                })
                .toList();
    }

    /** Null as well when it is told in another currency than the credits', as the two are no rate then. */
    private static @Nullable Landed landed(Movement movement) {
        var cost = movement.landedCost();
        var taken = movement.amount().negated();
        return cost == null
                        || !taken.isPositive()
                        || cost.isNegative()
                        || !cost.currency().equals(taken.currency())
                ? null
                : new Landed(cost.minor(), taken.minor(), movement.sequence());
    }

    static News of(UUID store, UUID platform, Money overdraftLimit, long version) {
        return new News(store, platform, credit -> credit.overdraftIs(overdraftLimit.minor(), version));
    }

    static News of(UUID store, CreditHoldChanged hold) {
        return new News(
                store, hold.platformId(), credit -> credit.heldIs(hold.held().minor(), hold.heldVersion()));
    }

    /** Of a platform that nobody knows there is no news. */
    static Stream<News> of(UUID store, CreditDeductionRejected.Shortfall shortfall) {
        var available = shortfall.available();
        var sequence = shortfall.sequence();
        var limit = shortfall.overdraftLimit();
        var version = shortfall.version();
        if (available == null || sequence == null || limit == null || version == null) {
            return Stream.empty();
        }
        var held = shortfall.held() == null ? 0L : shortfall.held().minor();
        var heldVersion = shortfall.heldVersion() == null ? 0L : shortfall.heldVersion();
        var balance = available.minus(limit).minor() + held;
        return Stream.of(new News(
                store,
                shortfall.platformId(),
                credit -> credit.balanceIs(balance, sequence)
                        .overdraftIs(limit.minor(), version)
                        .heldIs(held, heldVersion)));
    }
}
