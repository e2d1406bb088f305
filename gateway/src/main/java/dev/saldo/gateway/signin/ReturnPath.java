package dev.saldo.gateway.signin;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where somebody goes on after signing in: a page of this host and nothing else, or else the docs. */
final class ReturnPath {

    static final String DEFAULT = "/docs";

    /** One slash at the beginning: browsers take {@code //host} and {@code /\host} for other hosts. */
    private static final Pattern PATH = Pattern.compile("/(?![/\\\\])[!-~&&[^\\\\\"<>^`{|}]]{0,1000}");

    private ReturnPath() {}

    static String of(@Nullable String wanted) {
        return wanted != null && PATH.matcher(wanted).matches() && isOfThisHost(wanted) ? wanted : DEFAULT;
    }

    private static boolean isOfThisHost(String path) {
        try {
            var uri = new URI(path);
            return !uri.isAbsolute() && uri.getRawAuthority() == null;
        } catch (URISyntaxException _) {
            return false;
        }
    }
}
