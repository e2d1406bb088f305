package dev.saldo.platform.credit;

import dev.saldo.kit.Pure;
import dev.saldo.platform.balance.Account;
import dev.saldo.platform.balance.LedgerHash;
import dev.saldo.platform.credit.Flaw.Reason;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Goes along a ledger, from its first movement to its account, up to the first thing that does not fit.
 *
 * @param checked how many movements fit, so far
 * @param balance as they leave it
 * @param last the last of them
 * @param flaw null as long as everything fits
 */
@Pure
record LedgerWalk(
        Account account,
        long checked,
        long balance,
        LedgerHash hash,
        @Nullable UUID last,
        @Nullable Flaw flaw) {

    static LedgerWalk along(Account account) {
        return new LedgerWalk(account, 0, 0, LedgerHash.NONE, null, null);
    }

    /** On over the next movements, in the order of their numbers. */
    LedgerWalk over(List<Link> links) {
        var walk = this;
        for (var link : links) {
            if (walk.flaw == null) {
                walk = walk.over(link);
            }
        }
        return walk;
    }

    /** With no movement left: the account has to be where the last one ended. */
    LedgerWalk ended() {
        if (flaw != null) {
            return this;
        }
        if (checked < account.sequence()) {
            return broken(new Flaw(checked + 1, null, Reason.MISSING));
        }
        if (balance != account.balance().minor()) {
            return broken(new Flaw(checked, last, Reason.ACCOUNT_BALANCE));
        }
        return hash.equals(account.head()) ? this : broken(new Flaw(checked, last, Reason.ACCOUNT_HASH));
    }

    private LedgerWalk over(Link link) {
        var entry = link.entry();
        var reason = reasonAgainst(link);
        return reason == null
                ? new LedgerWalk(account, checked + 1, entry.after(), link.hash(), entry.id(), null)
                : broken(new Flaw(entry.sequence(), entry.id(), reason));
    }

    private @Nullable Reason reasonAgainst(Link link) {
        var entry = link.entry();
        if (entry.sequence() != checked + 1) {
            return Reason.SEQUENCE;
        }
        if (entry.sequence() > account.sequence()) {
            return Reason.NOT_COUNTED;
        }
        if (entry.before() != balance) {
            return Reason.BALANCE_BEFORE;
        }
        if (entry.after() != entry.before() + entry.amount()) {
            return Reason.BALANCE_AFTER;
        }
        if (!link.hash().equals(entry.hashAfter(hash))) {
            return Reason.HASH;
        }
        return entry.currency().equals(account.balance().currency().getCurrencyCode()) ? null : Reason.CURRENCY;
    }

    private LedgerWalk broken(Flaw found) {
        return new LedgerWalk(account, checked, balance, hash, last, found);
    }
}
