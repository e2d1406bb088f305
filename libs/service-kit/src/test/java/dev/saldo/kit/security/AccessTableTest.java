package dev.saldo.kit.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.saldo.contracts.access.Role;
import dev.saldo.contracts.access.Scope;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;

class AccessTableTest {

    private static final AccessRules RULES = AccessRules.none()
            .allow("POST /api/v1/sales", Scope.SALES_WRITE)
            .allowOwn("GET /api/v1/sales/{id}", Scope.SALES_READ)
            .allow("GET /api/v1/sales/verify", Scope.INVOICES_READ)
            .allowEverybody("GET /api/v1/whoami")
            .open("POST /internal/v1/tokens");

    private final AccessTable table = new AccessTable(List.of(RULES));

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/sales/17, GET /api/v1/sales/{id}",
        "HEAD, /api/v1/sales/17, GET /api/v1/sales/{id}",
        "GET, /api/v1/sales/verify, GET /api/v1/sales/verify",
        "POST, /api/v1/sales, POST /api/v1/sales",
    })
    void findsTheRuleOfTheHandler(String method, String path, String operation) {
        assertThat(rule(method, path)).extracting(AccessRule::operation).isEqualTo(operation);
    }

    @ParameterizedTest
    @CsvSource({"DELETE, /api/v1/sales/17", "GET, /api/v1/sales/17/lines", "GET, /api/v1/sales/", "GET, /"})
    void hasNoRuleForWhatHasNoHandler(String method, String path) {
        assertThat(table.of(HttpMethod.valueOf(method), PathContainer.parsePath(path)))
                .isEmpty();
    }

    @Test
    void mustCoverEveryOperation() {
        var operations = RULES.rules().stream().map(AccessRule::operation).toList();
        table.mustCover(operations);

        assertThatThrownBy(() -> table.mustCover(List.of("GET /api/v1/new")))
                .hasMessageContaining("no rule for [GET /api/v1/new]")
                .hasMessageContaining("no operation for [GET /api/v1/sales/verify");
    }

    @ParameterizedTest
    @CsvSource({
        "OWNER, yes, yes, yes, yes",
        "OPERATOR, yes, yes, yes, yes",
        "VIEWER, no, yes, yes, yes",
        "CUSTOMER, no, own, no, yes",
    })
    void aCellSaysWhatARoleMayDo(Role role, String create, String read, String verify, String whoami) {
        assertThat(RULES.rules())
                .extracting(rule -> rule.cell(role))
                .containsExactly(create, read, verify, whoami, "yes");
    }

    @ParameterizedTest
    @EnumSource
    void aCallerIsAdmittedAsTheMatrixSays(Role role) {
        var caller = caller(role, role.scopes());

        assertThat(RULES.rules())
                .allSatisfy(rule -> assertThat(rule.admits(caller))
                        .as(rule.operation())
                        .isEqualTo(!rule.cell(role).equals("no")));
    }

    @Test
    void aKeyWithFewerScopesIsAdmittedToLess() {
        var caller = caller(Role.OPERATOR, EnumSet.of(Scope.SALES_READ));

        assertThat(rule("GET", "/api/v1/sales/17").admits(caller)).isTrue();
        assertThat(rule("POST", "/api/v1/sales").admits(caller)).isFalse();
    }

    private AccessRule rule(String method, String path) {
        return table.of(HttpMethod.valueOf(method), PathContainer.parsePath(path))
                .orElseThrow();
    }

    private static Caller caller(Role role, Set<Scope> scopes) {
        var customer = role == Role.CUSTOMER ? UUID.randomUUID() : null;
        return new Caller(UUID.randomUUID(), "test", role, scopes, customer, false);
    }
}
