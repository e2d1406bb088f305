package dev.saldo.kit.security;

import dev.saldo.contracts.access.Scope;
import dev.saldo.kit.security.AccessRule.Admission;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who may do what in a service: its part of docs/authorization.md, declared as a bean in one place. A service does not
 * start when one of its operations has no rule, or a rule no operation.
 */
public record AccessRules(List<AccessRule> rules) {

    public AccessRules {
        rules = List.copyOf(rules);
    }

    /** Nothing is allowed yet. */
    public static AccessRules none() {
        return new AccessRules(List.of());
    }

    /** For the store's people and keys that have the scope. */
    public AccessRules allow(String operation, Scope scope) {
        return and(operation, Admission.STAFF, scope);
    }

    /** For customers, too; the operation itself sees to it that they get only what is theirs. */
    public AccessRules allowOwn(String operation, Scope scope) {
        return and(operation, Admission.STAFF_AND_CUSTOMERS, scope);
    }

    /** For whoever has a valid token. */
    public AccessRules allowEverybody(String operation) {
        return and(operation, Admission.EVERYBODY, null);
    }

    /** Without any token. */
    public AccessRules open(String operation) {
        return and(operation, Admission.ANYBODY, null);
    }

    private AccessRules and(String operation, Admission admission, @Nullable Scope scope) {
        var rule = new AccessRule(operation, admission, scope);
        return new AccessRules(Stream.concat(rules.stream(), Stream.of(rule)).toList());
    }
}
