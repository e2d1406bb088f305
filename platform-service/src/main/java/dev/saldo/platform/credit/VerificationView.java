package dev.saldo.platform.credit;

import dev.saldo.money.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * @param checked how many movements fit, from the first on
 * @param firstBroken what does not fit; null for a ledger that is intact
 * @param head what the movements that fit come to; whoever keeps it elsewhere can tell later whether they still do
 * @param balance what the platform has, as its account says
 */
record VerificationView(
        boolean intact, long checked, @Nullable FirstBroken firstBroken, Head head, Money balance, Instant verifiedAt) {

    /**
     * @param movementId null for a movement that is not there
     * @param reason sequence, not-counted, balance-before, balance-after, hash, currency, missing, account-balance or
     *     account-hash
     */
    record FirstBroken(long sequence, @Nullable UUID movementId, String reason) {}

    /** @param hash over all movements up to this one */
    record Head(long sequence, String hash) {}

    static VerificationView of(LedgerWalk walk, Instant now) {
        var flaw = walk.flaw();
        var broken = flaw == null
                ? null
                : new FirstBroken(
                        flaw.sequence(), flaw.movement(), flaw.reason().wire());
        return new VerificationView(
                broken == null,
                walk.checked(),
                broken,
                new Head(walk.checked(), walk.hash().hex()),
                walk.account().balance(),
                now);
    }
}
