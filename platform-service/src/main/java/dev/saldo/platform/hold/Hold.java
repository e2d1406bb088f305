package dev.saldo.platform.hold;

import dev.saldo.kit.Pure;
import dev.saldo.money.Money;
import dev.saldo.platform.balance.AccountKey;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Credits set aside on a platform.
 *
 * @param posted how much of them was spent; zero unless it is posted
 * @param movement the deduction it was posted with
 */
@Pure
record Hold(
        UUID id,
        AccountKey account,
        Money amount,
        Money posted,
        HoldStatus status,
        HoldTerms terms,
        @Nullable UUID movement,
        Instant createdAt,
        @Nullable Instant endedAt,
        int version) {

    static Hold open(UUID id, AccountKey account, Money amount, HoldTerms terms, Instant now) {
        var nothing = Money.zero(amount.currency());
        return new Hold(id, account, amount, nothing, HoldStatus.OPEN, terms, null, now, null, 1);
    }

    /** Why so much of it cannot be spent now; null when it can. */
    @Nullable
    HoldRefusal refusalToPost(Money wanted, Instant now) {
        if (!isUsable(now)) {
            return HoldRefusal.NOT_OPEN;
        }
        if (!wanted.currency().equals(amount.currency())) {
            return HoldRefusal.WRONG_CURRENCY;
        }
        return wanted.compareTo(amount) > 0 ? HoldRefusal.MORE_THAN_HELD : null;
    }

    /** Why it cannot be released; null when it can. */
    @Nullable
    HoldRefusal refusalToRelease() {
        return status == HoldStatus.OPEN ? null : HoldRefusal.NOT_OPEN;
    }

    /** Whether its time is over, though nobody has ended it. */
    boolean isDue(Instant now) {
        return status == HoldStatus.OPEN && !isUsable(now);
    }

    Hold posted(Money spent, UUID deduction, Instant now) {
        return ended(HoldStatus.POSTED, spent, deduction, now);
    }

    Hold released(Instant now) {
        return ended(HoldStatus.RELEASED, posted, null, now);
    }

    Hold expired(Instant now) {
        return ended(HoldStatus.EXPIRED, posted, null, now);
    }

    private boolean isUsable(Instant now) {
        var expiry = terms.expiresAt();
        return status == HoldStatus.OPEN && (expiry == null || expiry.isAfter(now));
    }

    private Hold ended(HoldStatus end, Money spent, @Nullable UUID deduction, Instant now) {
        return new Hold(id, account, amount, spent, end, terms, deduction, createdAt, now, version + 1);
    }
}
