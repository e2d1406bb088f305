package dev.saldo.suite.deployment;

import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The metrics that our own code registers, as Prometheus calls them. */
final class OwnMetrics {

    private static final Pattern BUILT =
            Pattern.compile("(\\w+)\\.builder\\(\\s*\"(saldo\\.[\\w.]+)\"(.*?)\\.register\\(", Pattern.DOTALL);
    private static final Pattern COUNTED = Pattern.compile("\\.counter\\(\\s*\"(saldo\\.[\\w.]+)\"");
    private static final Pattern UNIT = Pattern.compile("\\.baseUnit\\(\"(\\w+)\"\\)");

    private OwnMetrics() {}

    /** Those of every service. */
    static SortedSet<String> registered() {
        var names = new TreeSet<String>();
        Stream.concat(Stream.of("libs/service-kit"), Checkout.services().stream())
                .flatMap(module -> Checkout.files(module + "/src/main/java").stream())
                .forEach(file -> names.addAll(registeredBy(Checkout.text(file))));
        return names;
    }

    /** Those of a source. */
    static SortedSet<String> registeredBy(String source) {
        var names = new TreeSet<String>();
        BUILT.matcher(source).results().map(OwnMetrics::built).forEach(names::add);
        COUNTED.matcher(source).results().map(found -> total(found.group(1))).forEach(names::add);
        return names;
    }

    private static String built(MatchResult found) {
        var name = found.group(2);
        return switch (found.group(1)) {
            case "Counter" -> total(name);
            case "Gauge" -> inUnit(name, found.group(3));
            default -> throw new IllegalArgumentException("say how Prometheus calls a " + found.group());
        };
    }

    private static String total(String name) {
        return underscored(name) + "_total";
    }

    private static String inUnit(String name, String settings) {
        var unit = UNIT.matcher(settings);
        return underscored(name) + (unit.find() ? "_" + unit.group(1) : "");
    }

    private static String underscored(String name) {
        return name.replace('.', '_');
    }
}
