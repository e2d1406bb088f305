package dev.saldo.sales.waiting;

import dev.saldo.kit.Pure;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is known here of a platform's credit, in minor units. Movements tell the balance, the platform's own events the
 * overdraft limit, holds what is set aside, and answers to sales that were short all three. News come in any order; of
 * each the newest counts.
 *
 * @param balance since the newest movement known
 * @param overdraft since the newest version of the platform known
 * @param held null as long as nobody spoke of holds: then nothing is
 * @param landed what credits had cost, as of the newest deduction known that told it
 */
@Pure
record PlatformCredit(
        UUID platformId,
        @Nullable Reading balance,
        @Nullable Reading overdraft,
        @Nullable Reading held,
        @Nullable Landed landed) {

    /** @param since the movement, or the version, that made the amount so */
    @Pure
    record Reading(long minor, long since) {

        Reading unlessOlderThan(@Nullable Reading known) {
            return known == null || since > known.since ? this : known;
        }
    }

    /**
     * What credits had cost.
     *
     * @param cost of that many credits
     * @param since the movement that took them
     */
    @Pure
    record Landed(long cost, long credits, long since) {}

    static PlatformCredit unknown(UUID platformId) {
        return new PlatformCredit(platformId, null, null, null, null);
    }

    /** What a sale may cost here; null when too little is known, so that the platform must be asked. */
    @Nullable
    Long available() {
        return balance == null || overdraft == null
                ? null
                : Long.valueOf(balance.minor() + overdraft.minor() - (held == null ? 0 : held.minor()));
    }

    PlatformCredit balanceIs(long minor, long sequence) {
        return new PlatformCredit(
                platformId, new Reading(minor, sequence).unlessOlderThan(balance), overdraft, held, landed);
    }

    PlatformCredit overdraftIs(long minor, long version) {
        return new PlatformCredit(
                platformId, balance, new Reading(minor, version).unlessOlderThan(overdraft), held, landed);
    }

    PlatformCredit heldIs(long minor, long version) {
        return new PlatformCredit(
                platformId, balance, overdraft, new Reading(minor, version).unlessOlderThan(held), landed);
    }

    PlatformCredit landedAt(Landed news) {
        return landed != null && landed.since() >= news.since()
                ? this
                : new PlatformCredit(platformId, balance, overdraft, held, news);
    }
}
