package dev.saldo.suite.deployment;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What we ask of every service in the compose file. */
final class ComposeCheck {

    private static final Pattern TAGGED = Pattern.compile("[^:]+:(?!latest$)(\\$\\{\\w+:-)?[\\w.-]+}?");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)(:[?-][^}]*)?}");
    private static final List<String> HAS_A_FACE = List.of("gateway", "keycloak", "prometheus", "grafana");

    private record Rule(String broken, Predicate<Tree> holds) {}

    private static final List<Rule> RULES = List.of(
            new Rule(
                    "has an image without a fixed tag",
                    it -> TAGGED.matcher(it.get("image").text()).matches()),
            new Rule("keeps capabilities", it -> it.get("cap_drop").texts().contains("ALL")),
            new Rule("may gain privileges", it -> it.get("security_opt").texts().contains("no-new-privileges:true")),
            new Rule("has no memory limit", it -> it.get("mem_limit").exists()),
            new Rule("publishes a port to the world", ComposeCheck::publishesLocallyOnly),
            new Rule(
                    "has no health check",
                    it -> it.get("build").exists() || it.get("healthcheck").exists()),
            new Rule("carries a secret", ComposeCheck::asksForItsSecrets));

    private ComposeCheck() {}

    static List<String> problems(Tree compose) {
        var services = compose.get("services");
        return services.keys().stream()
                .flatMap(name -> Stream.concat(
                                RULES.stream()
                                        .filter(rule -> !rule.holds().test(services.get(name)))
                                        .map(Rule::broken),
                                problemsOfItsSurroundings(name, services))
                        .map(problem -> name + " " + problem))
                .toList();
    }

    /** The variables a file takes from its environment. */
    static List<String> variables(String text) {
        return VARIABLE.matcher(text)
                .results()
                .map(match -> match.group(1))
                .distinct()
                .toList();
    }

    private static Stream<String> problemsOfItsSurroundings(String name, Tree services) {
        var service = services.get(name);
        var strangers = service.get("depends_on").keys().stream()
                .filter(other -> !services.get(other).exists())
                .map(other -> "waits for " + other + ", which is not there");
        return service.get("ports").exists() && !HAS_A_FACE.contains(name)
                ? Stream.concat(strangers, Stream.of("publishes a port that is the inside's"))
                : strangers;
    }

    private static boolean publishesLocallyOnly(Tree service) {
        return service.get("ports").texts().stream().allMatch(port -> port.startsWith("127.0.0.1:"));
    }

    private static boolean asksForItsSecrets(Tree service) {
        var environment = service.get("environment");
        return environment.keys().stream()
                .filter(name -> name.contains("PASSWORD") || name.contains("SECRET"))
                .map(name -> environment.get(name).text())
                .allMatch(value -> value.startsWith("${") && (value.contains(":?") || value.endsWith(":-}")));
    }
}
