package dev.saldo.billing.collection;

import dev.saldo.billing.invoice.CollectionStatus;
import dev.saldo.billing.settlement.Account;
import dev.saldo.billing.settlement.InvoiceStatus;
import dev.saldo.kit.Pure;
import dev.saldo.money.Money;
import org.jspecify.annotations.Nullable;

/** Whether a provider is asked once more. */
@Pure
sealed interface SecondTry {

    /** For all that is due now. */
    @Pure
    record Granted(Money amount) implements SecondTry {}

    @Pure
    record Refused(Obstacle obstacle, InvoiceStatus invoice) implements SecondTry {}

    /** The condition in the way. */
    @Pure
    enum Obstacle {
        NOTHING_DUE,
        NO_PAYMENT_METHOD,
        STILL_PENDING,
        NO_PROVIDER
    }

    /**
     * @param standing null where there never was an attempt
     * @param served whether the store has a provider
     */
    static SecondTry of(Account account, @Nullable Standing standing, boolean served) {
        var due = account.settlement().due();
        var obstacle = obstacle(due, standing, served);
        return obstacle == null
                ? new Granted(due)
                : new Refused(obstacle, account.settlement().status());
    }

    private static @Nullable Obstacle obstacle(Money due, @Nullable Standing standing, boolean served) {
        if (!due.isPositive()) {
            return Obstacle.NOTHING_DUE;
        }
        if (standing == null || standing.paymentMethod() == null) {
            return Obstacle.NO_PAYMENT_METHOD;
        }
        if (standing.status() == CollectionStatus.PENDING) {
            return Obstacle.STILL_PENDING;
        }
        return served ? null : Obstacle.NO_PROVIDER;
    }
}
