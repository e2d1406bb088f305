package dev.saldo.gateway.signin;

import dev.saldo.gateway.edge.OwnAddress;
import dev.saldo.gateway.problem.Problem;
import io.netty.channel.ChannelOption;
import java.time.Duration;
import java.util.Map;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpStatus;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistration.ClientSettings;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.ReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

/** The OIDC issuer as its discovery document describes it; asked for when first needed, so that it may start later. */
@Component
final class Issuer implements ReactiveClientRegistrationRepository {

    static final String REGISTRATION = "saldo";
    static final String CALLBACK = "/login/oauth2/code/" + REGISTRATION;

    private static final Duration DEADLINE = Duration.ofSeconds(5);
    private static final Duration REMEMBERED = Duration.ofHours(1);
    private static final ParameterizedTypeReference<Map<String, Object>> CONFIGURATION =
            new ParameterizedTypeReference<>() {};

    private final OidcProperties properties;
    private final String redirectUri;
    private final WebClient client;
    private final Mono<ClientRegistration> registration;

    Issuer(OidcProperties properties, OwnAddress own) {
        this.properties = properties;
        var url = own.publicUrl();
        this.redirectUri = (url == null ? "{baseUrl}" : url) + CALLBACK;
        this.client = WebClient.builder()
                .clientConnector(new ReactorClientHttpConnector(HttpClient.create()
                        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, 2_000)
                        .responseTimeout(DEADLINE)))
                .build();
        this.registration = Mono.defer(this::discover).cache(_ -> REMEMBERED, _ -> Duration.ZERO, () -> Duration.ZERO);
    }

    WebClient client() {
        return client;
    }

    @Override
    public Mono<ClientRegistration> findByRegistrationId(String id) {
        return properties.isConfigured()
                ? registration
                : Mono.error(() ->
                        Problem.of(HttpStatus.NOT_FOUND, "not-found", "Nobody can sign in here: there is no issuer."));
    }

    private Mono<ClientRegistration> discover() {
        return client.get()
                .uri(properties.discovery())
                .retrieve()
                .bodyToMono(CONFIGURATION)
                .timeout(DEADLINE)
                .map(this::registration);
    }

    private ClientRegistration registration(Map<String, Object> configuration) {
        if (!properties.issuerUri().equals(configuration.get("issuer"))) {
            throw Problem.unavailable("issuer: calls itself " + configuration.get("issuer"));
        }
        var builder = ClientRegistrations.fromOidcConfiguration(configuration)
                .registrationId(REGISTRATION)
                .redirectUri(redirectUri)
                .scope(properties.scopes())
                .clientId(properties.clientId())
                .clientSettings(ClientSettings.builder().requireProofKey(true).build());
        return properties.clientSecret().isEmpty()
                ? builder.clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
                        .build()
                : builder.clientSecret(properties.clientSecret()).build();
    }
}
