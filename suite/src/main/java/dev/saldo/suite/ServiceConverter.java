package dev.saldo.suite;

import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import java.util.regex.Pattern;

/**
 * Names the service a log line comes from. The JVM has one logging set-up for all of them, so the name is taken from
 * the logger, and for libraries from the thread.
 */
public final class ServiceConverter extends ClassicConverter {

    private static final Pattern LOGGER = Pattern.compile("dev\\.saldo\\.(?!kit\\b)(\\w+)\\..*");
    private static final Pattern THREAD =
            Pattern.compile(".*?\\b(platform|catalog|sales|billing|usage|identity|gateway|issuer)\\b.*");

    @Override
    public String convert(ILoggingEvent event) {
        var logger = LOGGER.matcher(event.getLoggerName());
        if (logger.matches()) {
            return logger.group(1);
        }
        var thread = THREAD.matcher(event.getThreadName());
        return thread.matches() ? thread.group(1) : "-";
    }
}
