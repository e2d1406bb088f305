package dev.saldo.identity.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.saldo.kit.web.Problem;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class PeopleTest {

    private static final Duration SOON = Duration.ofMillis(500);

    @Test
    void withoutAnIssuerNobodyIsKnown() {
        var people = new People(new OidcProperties("", "", "", "saldo", SOON));

        assertThat(codeOf(() -> people.bearing("a.b.c").block())).isEqualTo("unauthenticated");
    }

    @Test
    void anIssuerThatIsAwayIsNobodysFault() {
        var issuer = LocalIssuer.start();
        var token = issuer.accessToken("ann", "ann@example.com");
        var people = new People(new OidcProperties(issuer.uri(), "", "", "saldo", SOON));
        issuer.stop();

        assertThat(codeOf(() -> people.bearing(token).block())).isEqualTo("unavailable");
    }

    @Test
    void anIssuerMayStartAfterUs() {
        var issuer = LocalIssuer.start();
        var token = issuer.accessToken("ann", "ann@example.com");
        var gone = LocalIssuer.start();
        gone.stop();
        var people = new People(new OidcProperties(gone.uri(), "", "", "saldo", SOON));
        assertThat(codeOf(() -> people.bearing(token).block())).isEqualTo("unavailable");

        var patient = new People(new OidcProperties(issuer.uri(), "", "", "saldo", SOON.multipliedBy(10)));
        assertThat(patient.bearing(token).map(Person::subject).block()).isEqualTo("ann");
        issuer.stop();
    }

    @Test
    void itsKeysMayBeFoundUnderAnotherName() {
        var issuer = LocalIssuer.start();
        var token = issuer.accessToken("ann", "ann@example.com");
        var elsewhere = issuer.uri().replace("127.0.0.1", "localhost") + "/keys";
        var people = new People(new OidcProperties(issuer.uri(), elsewhere, "", "saldo", SOON.multipliedBy(10)));

        var ann = people.bearing(token).block();

        assertThat(ann).isNotNull();
        assertThat(ann.issuer()).isEqualTo(issuer.uri());
        assertThat(ann.email()).isEqualTo("ann@example.com");
        issuer.stop();
    }

    @Test
    void anEmailWithLettersThatLookLikeOthersIsNone() {
        var issuer = LocalIssuer.start();
        var people = new People(new OidcProperties(issuer.uri(), "", "", "saldo", SOON.multipliedBy(10)));

        var mike = people.bearing(issuer.accessToken("mike", "mi\u212ae@example.com"))
                .block();

        assertThat(mike).isNotNull();
        assertThat(mike.email()).isNull();
        issuer.stop();
    }

    private static String codeOf(ThrowingCallable call) {
        var code = new String[1];
        assertThatThrownBy(call).isInstanceOfSatisfying(Problem.class, problem -> code[0] = problem.code());
        return code[0];
    }
}
