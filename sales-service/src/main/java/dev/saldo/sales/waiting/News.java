package dev.saldo.sales.waiting;

import dev.saldo.contracts.platform.CreditDeductionRejected;
import dev.saldo.contracts.platform.Movement;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Something that was heard of a platform's credit. */
record News(UUID store, UUID platform, UnaryOperator<PlatformCredit> change) {

    static News of(UUID store, Movement movement) {
        return new News(
                store,
                movement.platformId(),
                credit -> credit.moved(
                        movement.sequence(),
                        movement.balanceBefore().minor(),
                        movement.balanceAfter().minor()));
    }

    /** Of a platform that nobody knows there is no news. */
    static Stream<News> of(UUID store, CreditDeductionRejected.Shortfall shortfall) {
        var available = shortfall.available();
        var sequence = shortfall.sequence();
        return available == null || sequence == null
                ? Stream.empty()
                : Stream.of(new News(
                        store, shortfall.platformId(), credit -> credit.answered(available.minor(), sequence)));
    }
}
