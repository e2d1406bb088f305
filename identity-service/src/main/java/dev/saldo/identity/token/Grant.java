package dev.saldo.identity.token;

import dev.saldo.identity.apikey.OpenedKey;
import dev.saldo.identity.authority.Authority;
import dev.saldo.identity.authority.Subjects;
import dev.saldo.identity.member.Membership;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a credential is good for.
 *
 * @param until when the credential ends; null when it does not
 */
record Grant(
        UUID store,
        boolean test,
        String subject,
        Authority authority,
        @Nullable Instant until) {

    static Grant of(OpenedKey key) {
        return new Grant(key.store(), key.test(), Subjects.ofApiKey(key.id()), key.authority(), key.until());
    }

    static Grant of(Membership membership, Instant until) {
        return new Grant(
                membership.store(),
                membership.test(),
                Subjects.ofMember(membership.member()),
                membership.authority(),
                until);
    }
}
