package dev.saldo.platform.credit;

import dev.saldo.kit.Pure;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a ledger is broken.
 *
 * @param sequence of the movement that does not fit
 * @param movement null for one that is not there
 */
@Pure
record Flaw(long sequence, @Nullable UUID movement, Reason reason) {

    /** Why something does not fit. */
    enum Reason {
        /** Its number is not the one after the movement before: a movement was taken out, put in or moved. */
        SEQUENCE,
        /** The account does not know of it. */
        NOT_COUNTED,
        /** It does not start from the balance the movement before ended with. */
        BALANCE_BEFORE,
        /** Its balances differ by something else than its amount. */
        BALANCE_AFTER,
        /** It is not what it was, or what comes before it is not; or the hash itself was changed. */
        HASH,
        /** The account is in another currency. */
        CURRENCY,
        /** The account has counted more movements than there are. */
        MISSING,
        /** The account has another balance than its last movement left. */
        ACCOUNT_BALANCE,
        /** The account remembers another last movement. */
        ACCOUNT_HASH;

        String wire() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
