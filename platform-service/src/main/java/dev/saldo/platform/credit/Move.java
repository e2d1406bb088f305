package dev.saldo.platform.credit;

import dev.saldo.kit.Pure;
import dev.saldo.money.Money;
import dev.saldo.platform.lot.Part;
import dev.saldo.platform.lot.Purchase;
import java.util.List;
import java.util.UUID;

/** What is to happen to a balance, and to the lots behind it. */
@Pure
sealed interface Move {

    MovementKind kind();

    /** Signed: what is added to the balance. */
    Money amount();

    record Deposit(Purchase purchase) implements Move {

        @Override
        public MovementKind kind() {
            return MovementKind.DEPOSIT;
        }

        @Override
        public Money amount() {
            return purchase.credits();
        }
    }

    /** @param credits positive */
    record Deduction(Money credits) implements Move {

        @Override
        public MovementKind kind() {
            return MovementKind.DEDUCTION;
        }

        @Override
        public Money amount() {
            return credits.negated();
        }
    }

    /** Credits that are added by hand have their nominal cost; those taken away have what they had cost. */
    record Adjustment(Money amount) implements Move {

        @Override
        public MovementKind kind() {
            return MovementKind.ADJUSTMENT;
        }
    }

    /** @param taken what the deduction took that is given back */
    record Refund(Money amount, List<Part> taken) implements Move {

        @Override
        public MovementKind kind() {
            return MovementKind.REFUND;
        }
    }

    /** @param credits positive: what is left in the lot, or as much of it as nothing holds */
    record Expiry(UUID lot, Money credits) implements Move {

        @Override
        public MovementKind kind() {
            return MovementKind.EXPIRY;
        }

        @Override
        public Money amount() {
            return credits.negated();
        }
    }
}
