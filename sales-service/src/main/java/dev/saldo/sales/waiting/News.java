package dev.saldo.sales.waiting;

import dev.saldo.contracts.platform.CreditDeductionRejected;
import dev.saldo.contracts.platform.CreditHoldChanged;
import dev.saldo.contracts.platform.Movement;
import dev.saldo.money.Money;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

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
