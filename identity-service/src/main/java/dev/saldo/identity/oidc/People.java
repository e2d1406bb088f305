package dev.saldo.identity.oidc;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.saldo.kit.web.Problem;
import io.netty.channel.ChannelOption;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

/** Tells from a token of the issuer who shows it. The issuer is asked for its keys when they are needed, not before. */
@Component
public class People {

    private static final Logger log = LoggerFactory.getLogger(People.class);

    private final OidcProperties properties;
    private final ReactiveJwtDecoder decoder;

    People(OidcProperties properties) {
        this.properties = properties;
        this.decoder = properties.isConfigured() ? decoder(properties) : _ -> Mono.error(People::refused);
    }

    /** Whose access token, or ID token, this is; 401 when it is no good. */
    public Mono<Person> bearing(String token) {
        return verified(token, jwt -> TokenRules.isForUs(jwt, properties));
    }

    /** Who signs in with this ID token; 401 when it is no good. */
    public Mono<Person> signingIn(String idToken, String nonce) {
        return verified(idToken, jwt -> TokenRules.isSignIn(jwt, properties, nonce));
    }

    private Mono<Person> verified(String token, Predicate<Jwt> rule) {
        return decoder.decode(token)
                .timeout(properties.timeout())
                .onErrorMap(failure -> !(failure instanceof Problem), this::problem)
                .filter(rule)
                .switchIfEmpty(Mono.error(People::refused))
                .map(People::person);
    }

    private static Person person(Jwt token) {
        return new Person(
                sure(token.getClaimAsString("iss")),
                sure(token.getSubject()),
                verifiedEmail(token),
                sure(token.getExpiresAt()));
    }

    private static <T> T sure(@Nullable T claim) {
        return Objects.requireNonNull(claim, "the rules let no token through without it");
    }

    /** ASCII only: other letters may become somebody else's when they are compared in any case. */
    private static @Nullable String verifiedEmail(Jwt token) {
        var email = token.getClaimAsString("email");
        var verified = Boolean.TRUE.equals(token.getClaimAsBoolean("email_verified"));
        return verified && email != null && US_ASCII.newEncoder().canEncode(email) ? email : null;
    }

    private Problem problem(Throwable failure) {
        if (failure instanceof BadJwtException) {
            return refused();
        }
        var why = failure instanceof TimeoutException ? "no answer in " + properties.timeout() : failure.toString();
        log.warn("the OpenID Connect issuer {} cannot be asked: {}", properties.issuerUri(), why);
        return Problem.unavailable("identity provider");
    }

    private static Problem refused() {
        return Problem.of(HttpStatus.UNAUTHORIZED, "unauthenticated", "The credential is not valid.");
    }

    private static ReactiveJwtDecoder decoder(OidcProperties properties) {
        var builder = properties.jwkSetUri().isEmpty()
                ? NimbusReactiveJwtDecoder.withIssuerLocation(properties.issuerUri())
                : NimbusReactiveJwtDecoder.withJwkSetUri(properties.jwkSetUri());
        var decoder = builder.webClient(client(properties))
                .jwsAlgorithms(algorithms -> {
                    algorithms.clear();
                    algorithms.addAll(List.of(SignatureAlgorithm.values())); // asymmetric ones only
                })
                .validateType(false)
                .build();
        decoder.setJwtValidator(TokenRules.of(properties.issuerUri()));
        return decoder;
    }

    private static WebClient client(OidcProperties properties) {
        var http = HttpClient.create()
                .option(
                        ChannelOption.CONNECT_TIMEOUT_MILLIS,
                        Math.toIntExact(properties.timeout().toMillis()))
                .responseTimeout(properties.timeout());
        return WebClient.builder()
                .clientConnector(new ReactorClientHttpConnector(http))
                .build();
    }
}
