package dev.saldo.contracts.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RoleTest {

    @Test
    void eachRoleOfTheStoreMayDoAllThatTheNextMay() {
        assertThat(Role.OWNER.scopes()).containsAll(Role.OPERATOR.scopes());
        assertThat(Role.OPERATOR.scopes()).containsAll(Role.VIEWER.scopes());
        assertThat(Role.OWNER.scopes()).containsExactly(Scope.values());
    }

    @Test
    void aViewerWritesNothing() {
        assertThat(Role.VIEWER.scopes()).allMatch(scope -> scope.wire().endsWith(":read"));
    }

    @Test
    void onlyOwnersDecideWhoMayWhat() {
        assertThat(Role.OPERATOR.scopes())
                .doesNotContain(
                        Scope.SALES_APPROVE,
                        Scope.SUBSCRIPTIONS_APPROVE,
                        Scope.SUBSCRIPTIONS_DELETE,
                        Scope.STORES_WRITE,
                        Scope.MEMBERS_READ,
                        Scope.MEMBERS_WRITE,
                        Scope.API_KEYS_READ,
                        Scope.API_KEYS_WRITE,
                        Scope.AUDIT_READ,
                        Scope.PRIVACY_READ,
                        Scope.PRIVACY_WRITE);
    }

    @Test
    void findsTheLeastRoleForScopes() {
        assertThat(Role.leastFor(Set.of())).isEqualTo(Role.VIEWER);
        assertThat(Role.leastFor(EnumSet.of(Scope.SALES_READ))).isEqualTo(Role.VIEWER);
        assertThat(Role.leastFor(EnumSet.of(Scope.SALES_READ, Scope.SALES_WRITE)))
                .isEqualTo(Role.OPERATOR);
        assertThat(Role.leastFor(EnumSet.of(Scope.AUDIT_READ))).isEqualTo(Role.OWNER);
    }

    @ParameterizedTest
    @EnumSource
    void aRoleSurvivesItsWire(Role role) {
        assertThat(Role.of(role.wire())).contains(role);
        assertThat(Scope.split(Scope.join(role.scopes()))).isEqualTo(role.scopes());
    }

    @Test
    void anUnknownScopeGrantsNothing() {
        assertThat(Scope.split("sales:read rockets:launch SALES:WRITE  ")).containsExactly(Scope.SALES_READ);
        assertThat(Scope.of("api-keys:write")).contains(Scope.API_KEYS_WRITE);
        assertThat(Role.of("OWNER")).isEmpty();
    }
}
