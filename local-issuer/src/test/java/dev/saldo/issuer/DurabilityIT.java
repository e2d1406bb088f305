package dev.saldo.issuer;

import static dev.saldo.issuer.RunningIssuer.OWNER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurabilityIT {

    @TempDir
    private Path directory;

    @Test
    void accountsAndTheKeySurviveARestart() {
        String password;
        String keys;
        String subject;
        try (var issuer = new RunningIssuer(directory);
                var browser = new Browser(issuer.uri())) {
            assertThat(issuer.told()).extracting(NewAccount::email).hasSize(4).contains(OWNER);
            password = issuer.passwordOf(OWNER);
            keys = browser.get("/oauth2/jwks").body();
            subject = subject(browser, password);
        }

        try (var issuer = new RunningIssuer(directory);
                var browser = new Browser(issuer.uri())) {
            assertThat(issuer.told()).isEmpty();
            assertThat(browser.get("/oauth2/jwks").body()).isEqualTo(keys);
            assertThat(subject(browser, password)).isEqualTo(subject);
        }
    }

    @Test
    void whoeverDeletesTheAccountsGetsNewPasswordsForTheSamePeople() throws IOException {
        String password;
        String subject;
        try (var issuer = new RunningIssuer(directory);
                var browser = new Browser(issuer.uri())) {
            password = issuer.passwordOf(OWNER);
            subject = subject(browser, password);
        }
        Files.delete(directory.resolve("accounts.json"));

        try (var issuer = new RunningIssuer(directory);
                var browser = new Browser(issuer.uri())) {
            assertThat(issuer.passwordOf(OWNER)).isNotEqualTo(password);
            assertThat(subject(browser, issuer.passwordOf(OWNER))).isEqualTo(subject);
        }
    }

    @Test
    void noFileHoldsAPasswordAndOnlyTheOwnerReadsThem() throws IOException {
        try (var issuer = new RunningIssuer(directory)) {
            for (var file : files()) {
                var content = Files.readString(file);
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .isEqualTo("rw-------");
                issuer.told().forEach(account -> assertThat(content).doesNotContain(account.password()));
            }
        }
    }

    @Test
    void accountsNobodyHeardOfAreNotMade() {
        assertThatThrownBy(() -> LocalIssuer.builder(_ -> {
                            throw new IllegalStateException("cannot print");
                        })
                        .run("--saldo.issuer.directory=" + directory, "--server.port=0"))
                .hasStackTraceContaining("cannot print");

        assertThat(directory.resolve("accounts.json")).doesNotExist();
    }

    private List<Path> files() throws IOException {
        try (var files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static String subject(Browser browser, String password) {
        var tokens = browser.exchange(browser.code(OWNER, password));
        return Browser.claims(tokens.path("id_token").asString()).path("sub").asString();
    }
}
