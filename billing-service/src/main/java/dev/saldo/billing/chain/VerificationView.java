package dev.saldo.billing.chain;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What came out of verifying the documents of a store.
 *
 * @param checked how many documents were looked at, the broken one included
 * @param firstBroken null where all is as it was issued
 * @param head what the documents that were looked at come to
 */
record VerificationView(
        boolean intact, long checked, @Nullable BrokenDocument firstBroken, Head head, Instant verifiedAt) {

    /**
     * The first document that does not fit.
     *
     * @param kind invoice or credit-note
     * @param id absent of one that only its number tells of
     * @param reason missing, changed, not-in-chain, chain-changed, number-out-of-order, lines-do-not-add-up or
     *     payments-do-not-add-up
     */
    record BrokenDocument(
            String kind, String number, @Nullable UUID id, String reason) {

        static BrokenDocument of(Finding finding) {
            return new BrokenDocument(
                    finding.series().kind(),
                    finding.number(),
                    finding.id(),
                    finding.flaw().word());
        }
    }
}
