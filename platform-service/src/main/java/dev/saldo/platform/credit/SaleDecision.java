package dev.saldo.platform.credit;

import dev.saldo.kit.Pure;
import dev.saldo.money.Money;
import dev.saldo.platform.balance.Account;
import dev.saldo.platform.credit.Posting.Posted;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What became of a sale: all of its platforms deducted, or none. */
@Pure
sealed interface SaleDecision {

    SaleToDeduct sale();

    record Deducted(SaleToDeduct sale, List<Posted> postings) implements SaleDecision {}

    record Rejected(SaleToDeduct sale, Reason reason, List<Shortfall> shortfalls) implements SaleDecision {}

    /** Worst first: what a deposit can mend is named only when nothing else is wrong. */
    enum Reason {
        UNKNOWN_PLATFORM,
        CURRENCY_MISMATCH,
        INSUFFICIENT_CREDIT;

        String wire() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** @param account null when there is no such platform, or no longer */
    record Shortfall(
            UUID platform, Money required, @Nullable Account account, Reason reason) {}
}
