package dev.saldo.kit.security;

import java.util.Set;
import java.util.TreeSet;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

/** Keeps a service from starting while its rules and its operations do not match. */
record Operations(RequestMappingHandlerMapping handlers, AccessTable table) implements SmartInitializingSingleton {

    private static final String API_DOCUMENT = "/v3/api-docs";

    @Override
    public void afterSingletonsInstantiated() {
        table.mustCover(all());
    }

    private Set<String> all() {
        var operations = new TreeSet<String>();
        handlers.getHandlerMethods().keySet().forEach(mapping -> add(mapping, operations));
        return operations;
    }

    private static void add(RequestMappingInfo mapping, Set<String> operations) {
        for (var path : mapping.getPatternsCondition().getPatterns()) {
            if (!path.getPatternString().startsWith(API_DOCUMENT)) {
                mapping.getMethodsCondition().getMethods().forEach(method -> operations.add(method + " " + path));
            }
        }
    }
}
