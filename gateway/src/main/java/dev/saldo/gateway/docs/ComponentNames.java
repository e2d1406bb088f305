package dev.saldo.gateway.docs;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.util.StringUtils;
import tools.jackson.databind.JsonNode;

/** Which components keep their name: those that mean the same in every service. The others get the service before it. */
final class ComponentNames {

    private final Set<String> clashing = new HashSet<>();

    ComponentNames(List<ServiceDocument> documents) {
        var meanings = new HashMap<String, Set<JsonNode>>();
        documents.forEach(document -> document.components()
                .forEach((name, meaning) ->
                        meanings.computeIfAbsent(name, _ -> new HashSet<>()).add(meaning)));
        meanings.forEach((name, different) -> {
            if (different.size() > 1) {
                clashing.add(name);
            }
        });
        var shared = sharedNames(documents);
        while (addThoseThatReferToClashing(meanings, shared)) {
            // what refers to a renamed component is no longer the same in every service either
        }
    }

    String nameIn(String service, String reference) {
        if (!clashing.contains(reference)) {
            return reference;
        }
        var name = reference.lastIndexOf('/') + 1;
        return reference.substring(0, name) + StringUtils.capitalize(service) + reference.substring(name);
    }

    private boolean addThoseThatReferToClashing(Map<String, Set<JsonNode>> meanings, Set<String> shared) {
        var more = shared.stream()
                .filter(name -> !clashing.contains(name))
                .filter(name -> meanings.getOrDefault(name, Set.of()).stream()
                        .flatMap(meaning -> ServiceDocument.references(meaning).stream())
                        .anyMatch(clashing::contains))
                .toList();
        return clashing.addAll(more);
    }

    private static Set<String> sharedNames(List<ServiceDocument> documents) {
        var seen = new HashSet<String>();
        var shared = new HashSet<String>();
        documents.forEach(document -> document.components().keySet().forEach(name -> {
            if (!seen.add(name)) {
                shared.add(name);
            }
        }));
        return shared;
    }
}
