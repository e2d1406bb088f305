package dev.saldo.kit.security;

import dev.saldo.contracts.access.Role;
import dev.saldo.contracts.access.Scope;
import dev.saldo.kit.Pure;
import org.jspecify.annotations.Nullable;

/**
 * A row of the authorization matrix.
 *
 * @param operation method and path as its handler declares them, such as {@code GET /api/v1/sales/{id}}
 * @param scope what a caller needs; null for {@link Admission#ANYBODY} and {@link Admission#EVERYBODY}
 */
@Pure
public record AccessRule(
        String operation, Admission admission, @Nullable Scope scope) {

    /** Whom an operation is for. */
    public enum Admission {
        /** No token is asked for. */
        ANYBODY,
        /** Any valid token will do. */
        EVERYBODY,
        /** The store's own people and keys. */
        STAFF,
        /** Customers, too, for what is theirs. */
        STAFF_AND_CUSTOMERS
    }

    boolean admits(Caller caller) {
        return switch (admission) {
            case ANYBODY, EVERYBODY -> true;
            case STAFF -> caller.role() != Role.CUSTOMER && holdsScope(caller);
            case STAFF_AND_CUSTOMERS -> holdsScope(caller);
        };
    }

    /** The role's cell in the matrix: yes, own (only what is theirs) or no. */
    public String cell(Role role) {
        var admitted = scope == null || role.scopes().contains(scope);
        if (!admitted || (role == Role.CUSTOMER && admission == Admission.STAFF)) {
            return "no";
        }
        return role == Role.CUSTOMER && admission == Admission.STAFF_AND_CUSTOMERS ? "own" : "yes";
    }

    String method() {
        return operation.substring(0, operation.indexOf(' '));
    }

    String path() {
        return operation.substring(operation.indexOf(' ') + 1);
    }

    private boolean holdsScope(Caller caller) {
        return caller.scopes().contains(scope);
    }
}
