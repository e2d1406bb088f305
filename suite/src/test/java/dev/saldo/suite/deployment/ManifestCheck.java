package dev.saldo.suite.deployment;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What we ask of every manifest, each rule a sentence that is true or false of it. */
final class ManifestCheck {

    private static final String MODEL = "io.fabric8.kubernetes.api.model";
    private static final String UNKNOWN_FIELDS = "additionalProperties";
    private static final Pattern TAGGED = Pattern.compile(".+(:(?!latest$)[\\w.-]+|@sha256:[0-9a-f]{64})");

    private record Rule(String broken, Predicate<Container> holds) {}

    private static final List<Rule> CONTAINER_RULES = List.of(
            new Rule("has no startup probe", container -> container.getStartupProbe() != null),
            new Rule("has no liveness probe", container -> container.getLivenessProbe() != null),
            new Rule("has no readiness probe", container -> container.getReadinessProbe() != null),
            new Rule("asks for no CPU", container -> quantity(container, "cpu")),
            new Rule("asks for no memory", container -> quantity(container, "memory")),
            new Rule("has no memory limit", ManifestCheck::limitsMemory),
            new Rule("may gain privileges", ManifestCheck::keepsItsPrivileges),
            new Rule("keeps capabilities", ManifestCheck::dropsCapabilities),
            new Rule("has an image without a fixed tag", container -> isTagged(container.getImage())));

    private ManifestCheck() {}

    static List<String> problems(Collection<HasMetadata> resources) {
        return resources.stream().flatMap(ManifestCheck::problemsOf).toList();
    }

    private static Stream<String> problemsOf(HasMetadata resource) {
        var name = resource.getKind() + " " + resource.getMetadata().getName();
        return Stream.of(unknownFields(resource), secretsInTheOpen(resource), podProblems(resource))
                .flatMap(Function.identity())
                .map(problem -> name + ": " + problem);
    }

    /** Resources of other projects' definitions are loaded without a model, so all their fields are unknown. */
    private static Stream<String> unknownFields(HasMetadata resource) {
        if (resource instanceof GenericKubernetesResource) {
            return Stream.empty();
        }
        var found = new ArrayList<String>();
        collectUnknownFields(resource, "", found);
        return found.stream().map(path -> "unknown field " + path);
    }

    private static void collectUnknownFields(@Nullable Object value, String path, List<String> found) {
        switch (value) {
            case null -> {}
            case Collection<?> items -> items.forEach(item -> collectUnknownFields(item, path + "[]", found));
            case Map<?, ?> map -> map.forEach((key, item) -> collectUnknownFields(item, path + "." + key, found));
            case Object model
            when model.getClass().getName().startsWith(MODEL) ->
                fieldsOf(model).forEach(field -> {
                    if (field.getName().equals(UNKNOWN_FIELDS)) {
                        keysOf(read(field, model)).forEach(key -> found.add(path + "." + key));
                    } else {
                        collectUnknownFields(read(field, model), path + "." + field.getName(), found);
                    }
                });
            default -> {}
        }
    }

    private static Stream<Field> fieldsOf(Object model) {
        return Stream.<Class<?>>iterate(model.getClass(), Objects::nonNull, Class::getSuperclass)
                .filter(type -> type.getName().startsWith(MODEL) && !type.isEnum())
                .flatMap(type -> Stream.of(type.getDeclaredFields()))
                .filter(field -> !Modifier.isStatic(field.getModifiers()));
    }

    private static @Nullable Object read(Field field, Object model) {
        try {
            field.setAccessible(true);
            return field.get(model);
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Collection<?> keysOf(@Nullable Object map) {
        return map instanceof Map<?, ?> fields ? fields.keySet() : List.of();
    }

    private static Stream<String> secretsInTheOpen(HasMetadata resource) {
        return resource instanceof Secret secret && !(isEmpty(secret.getData()) && isEmpty(secret.getStringData()))
                ? Stream.of("carries its data")
                : Stream.empty();
    }

    private static Stream<String> podProblems(HasMetadata resource) {
        return switch (resource) {
            case Deployment it ->
                podProblems(
                        it.getSpec().getSelector().getMatchLabels(),
                        it.getSpec().getTemplate());
            case StatefulSet it ->
                podProblems(
                        it.getSpec().getSelector().getMatchLabels(),
                        it.getSpec().getTemplate());
            default -> Stream.empty();
        };
    }

    private static Stream<String> podProblems(Map<String, String> selector, PodTemplateSpec template) {
        var labels = template.getMetadata().getLabels();
        var pod = template.getSpec();
        return Stream.of(
                        complainUnless(
                                labels.entrySet().containsAll(selector.entrySet()), "does not select its own pods"),
                        complainUnless(runsAsNobodySpecial(pod), "may run as root"),
                        complainUnless(filtersSystemCalls(pod), "has no seccomp profile"),
                        complainUnless(hidesItsToken(pod), "mounts a service account token"),
                        pod.getContainers().stream().flatMap(ManifestCheck::containerProblems))
                .flatMap(Function.identity());
    }

    private static Stream<String> containerProblems(Container container) {
        return CONTAINER_RULES.stream()
                .filter(rule -> !rule.holds().test(container))
                .map(rule -> "container " + container.getName() + " " + rule.broken());
    }

    private static Stream<String> complainUnless(boolean holds, String problem) {
        return holds ? Stream.empty() : Stream.of(problem);
    }

    private static boolean runsAsNobodySpecial(PodSpec pod) {
        var context = pod.getSecurityContext();
        return context != null
                && Boolean.TRUE.equals(context.getRunAsNonRoot())
                && context.getRunAsUser() != null
                && context.getRunAsUser() > 0;
    }

    private static boolean filtersSystemCalls(PodSpec pod) {
        var context = pod.getSecurityContext();
        return context != null
                && context.getSeccompProfile() != null
                && "RuntimeDefault".equals(context.getSeccompProfile().getType());
    }

    private static boolean hidesItsToken(PodSpec pod) {
        return Boolean.FALSE.equals(pod.getAutomountServiceAccountToken());
    }

    private static boolean quantity(Container container, String resource) {
        var resources = container.getResources();
        return resources != null
                && resources.getRequests() != null
                && resources.getRequests().containsKey(resource);
    }

    private static boolean limitsMemory(Container container) {
        var resources = container.getResources();
        return resources != null
                && resources.getLimits() != null
                && resources.getLimits().containsKey("memory");
    }

    private static boolean keepsItsPrivileges(Container container) {
        var context = container.getSecurityContext();
        return context != null && Boolean.FALSE.equals(context.getAllowPrivilegeEscalation());
    }

    private static boolean dropsCapabilities(Container container) {
        var context = container.getSecurityContext();
        return context != null
                && context.getCapabilities() != null
                && context.getCapabilities().getDrop().contains("ALL");
    }

    private static boolean isTagged(@Nullable String image) {
        return image != null && TAGGED.matcher(image).matches();
    }

    private static boolean isEmpty(@Nullable Map<String, String> map) {
        return map == null || map.isEmpty();
    }
}
