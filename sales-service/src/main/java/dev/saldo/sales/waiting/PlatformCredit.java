package dev.saldo.sales.waiting;

import dev.saldo.kit.Pure;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is known here of a platform's credit. Balances come from movements; how far beyond its balance a platform goes
 * is only ever seen in answers to sales that were short. Both carry the sequence they were true at, and the newer one
 * counts.
 *
 * @param balance in minor units, after the newest movement known
 * @param seen in minor units: balance plus overdraft limit, as the newest answer told it
 * @param overdraft in minor units, as far as the two could be compared; 0 until then
 */
@Pure
record PlatformCredit(
        UUID platformId,
        @Nullable Reading balance,
        @Nullable Reading seen,
        long overdraft) {

    /** An amount in minor units that was true right after the movement of that sequence. */
    record Reading(long minor, long sequence) {}

    static PlatformCredit unknown(UUID platformId) {
        return new PlatformCredit(platformId, null, null, 0);
    }

    /** What a sale may cost here, in minor units; null when nothing is known, so that the platform must be asked. */
    @Nullable
    Long available() {
        if (balance == null) {
            return seen == null ? null : Long.valueOf(seen.minor());
        }
        return seen != null && seen.sequence() >= balance.sequence() ? seen.minor() : balance.minor() + overdraft;
    }

    PlatformCredit moved(long sequence, long balanceBefore, long balanceAfter) {
        var before = new Reading(balanceBefore, sequence - 1);
        var after = new Reading(balanceAfter, sequence);
        var newest = balance == null || sequence > balance.sequence() ? after : balance;
        return new PlatformCredit(platformId, newest, seen, overdraft)
                .compared(before)
                .compared(after);
    }

    PlatformCredit answered(long available, long sequence) {
        if (seen != null && sequence < seen.sequence()) {
            return this;
        }
        var newer = new PlatformCredit(platformId, balance, new Reading(available, sequence), overdraft);
        return balance == null ? newer : newer.compared(balance);
    }

    private PlatformCredit compared(Reading movement) {
        return seen != null && seen.sequence() == movement.sequence()
                ? new PlatformCredit(platformId, balance, seen, seen.minor() - movement.minor())
                : this;
    }
}
