package dev.saldo.suite.scenario;

import dev.saldo.suite.scenario.ApiDocument.Operation;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** docs/authorization.md, as the merged API document says it. */
final class Matrix {

    static final Path FILE = Path.of("../docs/authorization.md");

    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE");

    private static final String HEAD = """
            # Who may do what

            Every request is somebody's, in one store, with a role and scopes: an [API key](guide-identity.md#api-keys), or a
            person that the OIDC issuer vouches for and the store has made a [member](guide-identity.md#members). A role is a
            set of scopes; an API key may have fewer than its role. An operation asks for one scope. A customer may use only
            what says *own*, and sees and changes only what is theirs: everything else of the store is 404 to them, as
            everything of another store is to everybody.

            No valid credential is 401 `unauthenticated`; a scope the caller lacks is 403 `forbidden`, and the problem names it.

            The rows are written by the services' own access rules (`*Access.java` in each service, one place a service). A
            service does not start when one of its operations has no rule, and a scenario asks every operation with every role
            and compares this page.

            | operation | scope | owner | operator | viewer | customer |
            |---|---|---|---|---|---|
            """;

    private Matrix() {}

    static String of(ApiDocument document) {
        return document.operations().stream()
                .sorted(Comparator.comparing(Operation::path)
                        .thenComparing(operation -> METHODS.indexOf(operation.method())))
                .map(Matrix::row)
                .collect(Collectors.joining("\n", HEAD, "\n"));
    }

    private static String row(Operation operation) {
        var roles = operation.roles();
        return "| `%s` | %s | %s | %s | %s | %s |"
                .formatted(
                        operation,
                        operation.scope().isEmpty() ? "" : "`" + operation.scope() + "`",
                        roles.get("owner"),
                        roles.get("operator"),
                        roles.get("viewer"),
                        roles.get("customer"));
    }
}
