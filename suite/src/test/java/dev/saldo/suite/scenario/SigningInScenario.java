package dev.saldo.suite.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.suite.RunningSuite;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** People sign in at the local issuer with a browser, and are who the store says. */
@SuiteScenario
class SigningInScenario {

    @ParameterizedTest
    @ValueSource(strings = {"owner", "operator", "viewer", "customer"})
    void aDemoAccountSignsInAndHasItsRole(String role, DemoAccounts accounts) {
        var whoami = accounts.signedIn(role).get(accounts.gateway().resolve("/api/v1/whoami"));

        assertThat(whoami.statusCode()).as(whoami.body()).isEqualTo(200);
        var me = Saldo.JSON.readTree(whoami.body());
        assertThat(me.path("role").asString()).isEqualTo(role);
        assertThat(me.path("subject").asString()).startsWith("member:");
        assertThat(me.path("customer").isNull()).isEqualTo(!role.equals("customer"));
    }

    @Test
    void everyDemoAccountIsAMemberOnce(Saldo saldo, DemoAccounts accounts) {
        assertThat(saldo.list("/api/v1/members"))
                .extracting(member -> member.path("email").asString())
                .containsAll(accounts.emails())
                .doesNotHaveDuplicates();
    }

    /** Its class path offers Tomcat to all; the others keep to Netty. */
    @Test
    void onlyTheIssuerRunsOnTomcat(RunningSuite suite) {
        var ports = Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.matches("http-nio-.*-Poller"))
                .toList();

        assertThat(ports)
                .isEqualTo(List.of(
                        "http-nio-127.0.0.1-%d-Poller".formatted(suite.issuer().getPort())));
    }
}
