package dev.saldo.identity.session;

import java.time.Instant;

/**
 * A session that just began.
 *
 * @param session its secret, shown this once
 * @param expiresAt when it ends, however much it is used
 */
record SessionView(String session, Instant expiresAt) {

    @Override
    public String toString() {
        return "SessionView[…]";
    }
}
