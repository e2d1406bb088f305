package dev.saldo.suite.docs;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The codes of the problems that the sources answer with.
 *
 * @param sources their text, by path in the project
 */
record ProblemCodes(SortedMap<String, String> sources) {

    private static final String SALES = "sales-service/src/main/java/dev/saldo/sales/";
    private static final String CATALOG = "catalog-service/src/main/java/dev/saldo/catalog/";

    private static final String CONSTANT = "(?m)^ +([A-Z]+(?:_[A-Z]+)*)[,;]?$";

    /** One that is about a part of the request has a pointer to it, and is merely invalid. */
    private static final String CONSTANT_WITH_A_SENTENCE = "(?m)^ +([A-Z]+(?:_[A-Z]+)*)\\(\"[^\"]*\"(?!, \"/)";

    /** The sources whose codes are no literals, and what those codes are made of. */
    static final Map<String, List<Origin>> COMPUTED = Map.of(
            "libs/service-kit/src/main/java/dev/saldo/kit/web/Problem.java",
            List.of(), // conflict() itself
            CATALOG + "offer/Refusals.java",
            List.of(new Origin(CATALOG + "offer/Refusals.java", "case ([A-Z_, ]+) -> broken\\(")),
            SALES + "sale/SaleProblems.java",
            List.of(
                    new Origin(SALES + "sale/Refusal.java", CONSTANT),
                    new Origin(SALES + "pricing/Objection.java", CONSTANT)),
            SALES + "subscription/SubscriptionProblems.java",
            List.of(
                    new Origin(SALES + "subscription/Refusal.java", CONSTANT_WITH_A_SENTENCE),
                    new Origin(SALES + "subscription/Unbillable.java", CONSTANT)));

    /** What is only ever found out when an event comes in has nobody to be answered to. */
    private static final Set<String> NEVER_ANSWERED = Set.of("sale-not-waiting", "credits-not-asked-for");

    private static final String MADE = "(?:\\bProblem\\.conflict\\(|\\bProblem\\.of\\(\\s*[\\w.()]+,"
            + "|\\breturn of\\(\\s*HttpStatus[\\w.()]+,)\\s*";
    private static final Pattern OF_LITERAL = Pattern.compile(MADE + "\"([^\"]+)\"");
    private static final Pattern OF_ANYTHING_ELSE = Pattern.compile(MADE + "[^\"\\s]");

    /** @param pattern its first group is a constant, or several with commas */
    record Origin(String source, String pattern) {}

    static List<String> literals(String source) {
        return OF_LITERAL.matcher(source).results().map(found -> found.group(1)).toList();
    }

    SortedSet<String> answered() {
        var written = sources.values().stream().flatMap(source -> literals(source).stream());
        var made = COMPUTED.values().stream().flatMap(List::stream).flatMap(this::codes);
        return Stream.concat(written, made)
                .filter(code -> !NEVER_ANSWERED.contains(code))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    Set<String> sourcesThatComputeCodes() {
        return sources.entrySet().stream()
                .filter(source -> OF_ANYTHING_ELSE.matcher(source.getValue()).find())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** Those of one origin; none means that the pattern no longer fits the source. */
    Set<String> codesOf(Origin origin) {
        return codes(origin).collect(Collectors.toSet());
    }

    private Stream<String> codes(Origin origin) {
        var source = Objects.requireNonNull(sources.get(origin.source()), origin.source());
        return Pattern.compile(origin.pattern())
                .matcher(source)
                .results()
                .flatMap(found -> Arrays.stream(found.group(1).split(", ")))
                .map(constant -> constant.toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
