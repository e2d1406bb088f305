package dev.saldo.identity.authority;

import dev.saldo.kit.Pure;

/**
 * Who owns a store, at one moment. Once people own a store, one of them stays; as long as none of them ever signed in,
 * a key must stay that can do everything.
 *
 * @param people active members with the role owner
 * @param signedIn those of them who can be sure to get in, because they did before
 * @param keys keys with all scopes of the role owner that are not revoked, expired or about to be replaced
 */
@Pure
record Ownership(int people, int signedIn, int keys) {

    /**
     * Whether one of the owners may be removed or get another role: another one stays, and somebody who can get in.
     *
     * @param whoSignedIn whether it is one of those who signed in
     */
    boolean canSpareAPerson(boolean whoSignedIn) {
        return people > 1 && (signedIn > (whoSignedIn ? 1 : 0) || keys > 0);
    }

    /** Whether one of the owner keys may be revoked. */
    boolean canSpareAKey() {
        return signedIn > 0 || keys > 1;
    }
}
