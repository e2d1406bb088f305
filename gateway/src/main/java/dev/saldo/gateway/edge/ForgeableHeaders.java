package dev.saldo.gateway.edge;

import java.util.Locale;

/** Headers by which something upstream might take a caller for someone else, or for somewhere else. */
final class ForgeableHeaders {

    private static final String[] EVERYWHERE = {
        "cookie",
        // names headers to be dropped on the way, and so could drop ours
        "connection",
        "forwarded",
        "proxy-",
        "remote-"
    };

    /** What follows {@code x-}. */
    private static final String[] EXTENSIONS = {
        "account",
        "auth",
        "client-cert",
        "customer",
        "forwarded-",
        "original-",
        "principal",
        "real-ip",
        "remote-",
        "role",
        "saldo-",
        "scope",
        "ssl-",
        "store",
        "subject",
        "tenant",
        "user"
    };

    private ForgeableHeaders() {}

    static boolean contain(String header) {
        // some servers take one for the other
        var name = header.toLowerCase(Locale.ROOT).replace('_', '-');
        return name.startsWith("x-") ? startsWithAny(name, 2, EXTENSIONS) : startsWithAny(name, 0, EVERYWHERE);
    }

    private static boolean startsWithAny(String name, int offset, String[] beginnings) {
        for (var beginning : beginnings) {
            if (name.startsWith(beginning, offset)) {
                return true;
            }
        }
        return false;
    }
}
