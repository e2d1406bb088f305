package dev.saldo.issuer;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.security.oauth2.server.authorization.token.DelegatingOAuth2TokenGenerator;
import org.springframework.security.oauth2.server.authorization.token.JwtGenerator;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenGenerator;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/** The endpoints of OAuth 2 and OpenID Connect, and the one client: Saldo's gateway, which has no secret but PKCE. */
@Configuration(proxyBeanMethods = false)
class ProtocolConfiguration {

    static final String CLIENT = "saldo";
    private static final Duration CODE_LIFETIME = Duration.ofMinutes(1);

    @Bean
    @Order(1)
    SecurityFilterChain protocol(
            HttpSecurity http, RegisteredClientRepository clients, AuthorizationServerSettings settings)
            throws Exception {
        return http.oauth2AuthorizationServer(server -> {
                    http.securityMatcher(server.getEndpointsMatcher());
                    server.oidc(Customizer.withDefaults())
                            .authorizationEndpoint(
                                    endpoint -> endpoint.authenticationProviders(ExactRedirect::demandedBy))
                            .clientAuthentication(client -> client.authenticationConverter(
                                            new RefreshingClient.Converter(settings.getTokenEndpoint()))
                                    .authenticationProvider(new RefreshingClient.Provider(clients)));
                })
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .exceptionHandling(handling -> handling.defaultAuthenticationEntryPointFor(
                        new LoginUrlAuthenticationEntryPoint("/login"),
                        PathPatternRequestMatcher.withDefaults().matcher(settings.getAuthorizationEndpoint())))
                .build();
    }

    @Bean
    AuthorizationServerSettings settings(IssuerProperties properties) {
        return AuthorizationServerSettings.builder()
                .issuer(properties.uri().toString())
                .build();
    }

    @Bean
    RegisteredClientRepository clients(IssuerProperties properties) {
        return new InMemoryRegisteredClientRepository(RegisteredClient.withId(CLIENT)
                .clientId(CLIENT)
                .clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
                .redirectUris(targets -> properties.redirectUris().forEach(target -> targets.add(target.toString())))
                .postLogoutRedirectUris(
                        targets -> properties.logoutUris().forEach(target -> targets.add(target.toString())))
                .scopes(scopes -> scopes.addAll(List.of(OidcScopes.OPENID, OidcScopes.PROFILE, OidcScopes.EMAIL)))
                .clientSettings(ClientSettings.builder().requireProofKey(true).build())
                .tokenSettings(TokenSettings.builder()
                        .authorizationCodeTimeToLive(CODE_LIFETIME)
                        .accessTokenTimeToLive(properties.accessTokenLifetime())
                        .refreshTokenTimeToLive(properties.refreshTokenLifetime())
                        .reuseRefreshTokens(false)
                        .build())
                .build());
    }

    @Bean
    OAuth2AuthorizationService authorizations() {
        return new RecentAuthorizations();
    }

    @Bean
    JWKSource<SecurityContext> keys(IssuerProperties properties) {
        return new ImmutableJWKSet<>(new JWKSet(SigningKey.keptIn(properties.file("signing-key.json"))));
    }

    /** For the user info endpoint, which takes our own access tokens. */
    @Bean
    JwtDecoder decoder(JWKSource<SecurityContext> keys) {
        return OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
    }

    @Bean
    OAuth2TokenGenerator<OAuth2Token> tokens(JWKSource<SecurityContext> keys, Clock clock) {
        var jwts = new JwtGenerator(new NimbusJwtEncoder(keys));
        jwts.setClock(clock);
        jwts.setJwtCustomizer(Claims::add);
        return new DelegatingOAuth2TokenGenerator(jwts, new RefreshTokens(clock));
    }
}
