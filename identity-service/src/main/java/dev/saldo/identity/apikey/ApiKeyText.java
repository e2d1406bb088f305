package dev.saldo.identity.apikey;

import dev.saldo.identity.secret.KeyedHash;

/** An API key in plain: 256 random bits, known to its holder only. */
public record ApiKeyText(String value) {

    private static final String LIVE = "sk_live_";
    private static final String TEST = "sk_test_";
    private static final int RECOGNISABLE = LIVE.length() + 4;

    /** @param test whether its store is a sandbox */
    public static ApiKeyText random(boolean test) {
        return new ApiKeyText((test ? TEST : LIVE) + KeyedHash.randomText());
    }

    /** Enough to tell keys apart in a log or a list, of no use to a thief. */
    String prefix() {
        return value.substring(0, RECOGNISABLE);
    }

    @Override
    public String toString() {
        return "ApiKeyText[…]";
    }
}
