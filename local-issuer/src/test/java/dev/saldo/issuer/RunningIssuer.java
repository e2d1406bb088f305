package dev.saldo.issuer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.ConfigurableApplicationContext;

/** The issuer on a free port, with what it told of new accounts. */
final class RunningIssuer implements AutoCloseable {

    static final URI REDIRECT = URI.create("http://127.0.0.1:8080/login/oauth2/code/saldo");
    static final String OWNER = "owner@demo.saldo.test";

    private final List<NewAccount> told = new ArrayList<>();
    private final URI uri;
    private final ConfigurableApplicationContext context;

    RunningIssuer(Path directory) {
        var port = freePort();
        uri = URI.create("http://localhost:" + port);
        context = LocalIssuer.builder(told::addAll)
                .run(
                        "--server.port=" + port,
                        "--logging.level.root=warn",
                        "--saldo.issuer.directory=" + directory,
                        "--saldo.issuer.redirect-uris=" + REDIRECT,
                        "--saldo.issuer.logout-uris=http://127.0.0.1:8080/");
    }

    URI uri() {
        return uri;
    }

    List<NewAccount> told() {
        return told;
    }

    String passwordOf(String email) {
        return told.stream()
                .filter(account -> account.email().equals(email))
                .findFirst()
                .orElseThrow()
                .password();
    }

    @Override
    public void close() {
        context.close();
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
