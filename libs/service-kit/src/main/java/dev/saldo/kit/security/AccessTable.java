package dev.saldo.kit.security;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** Finds the rule of a request, the same way as its handler is found. */
public final class AccessTable {

    private record Entry(PathPattern path, AccessRule rule) {

        static Entry of(AccessRule rule) {
            return new Entry(PathPatternParser.defaultInstance.parse(rule.path()), rule);
        }
    }

    private final Map<String, AccessRule> byOperation;
    private final Map<String, List<Entry>> mostSpecificFirst;

    AccessTable(Collection<AccessRules> rules) {
        var all = rules.stream().flatMap(part -> part.rules().stream()).toList();
        byOperation = all.stream().collect(toMap(AccessRule::operation, Function.identity()));
        mostSpecificFirst = all.stream()
                .map(Entry::of)
                .sorted(Comparator.comparing(Entry::path, PathPattern.SPECIFICITY_COMPARATOR))
                .collect(groupingBy(entry -> entry.rule().method()));
    }

    /** The rule of an operation as its handler declares it. */
    public Optional<AccessRule> of(String operation) {
        return Optional.ofNullable(byOperation.get(operation));
    }

    Optional<AccessRule> of(HttpMethod method, PathContainer path) {
        var asked = method.equals(HttpMethod.HEAD) ? HttpMethod.GET : method;
        for (var entry : mostSpecificFirst.getOrDefault(asked.name(), List.of())) {
            if (entry.path().matches(path)) {
                return Optional.of(entry.rule());
            }
        }
        return Optional.empty();
    }

    /** @throws IllegalStateException when an operation has no rule, or a rule no operation */
    void mustCover(Collection<String> operations) {
        var ruleless = new TreeSet<>(operations);
        ruleless.removeAll(byOperation.keySet());
        var idle = new TreeSet<>(byOperation.keySet());
        idle.removeAll(operations);
        if (!ruleless.isEmpty() || !idle.isEmpty()) {
            throw new IllegalStateException(
                    "access rules and operations do not match: no rule for %s, no operation for %s"
                            .formatted(ruleless, idle));
        }
    }
}
