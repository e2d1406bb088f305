package dev.saldo.benchmarks.suite;

import java.util.List;
import java.util.stream.Stream;

/** Lifts the limits of a gateway: what is measured is what it can do, not what it lets one client do. */
public final class NoLimits {

    private static final List<String> SETTINGS = Stream.of("per-key", "per-address")
            .flatMap(limit -> Stream.of("per-second", "burst")
                    .map(allowance -> "saldo.rate-limit.%s.%s=1000000".formatted(limit, allowance)))
            .toList();

    private NoLimits() {}

    /** For a JVM that is started. */
    static List<String> options() {
        return SETTINGS.stream().map(setting -> "-D" + setting).toList();
    }

    /** For an application that is run in this one. */
    public static Stream<String> arguments() {
        return SETTINGS.stream().map(setting -> "--" + setting);
    }
}
