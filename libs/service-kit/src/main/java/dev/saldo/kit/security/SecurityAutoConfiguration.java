package dev.saldo.kit.security;

import dev.saldo.kit.ConditionalOnSaldoService;
import dev.saldo.kit.web.Problem;
import dev.saldo.kit.web.ProblemWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.reactive.ReactiveOAuth2ResourceServerAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.security.web.server.authorization.ServerAccessDeniedHandler;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.security.web.server.firewall.ServerWebExchangeFirewall;
import org.springframework.security.web.server.firewall.StrictServerWebExchangeFirewall;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import reactor.core.publisher.Mono;

/** Every request needs the internal token, except what orchestrators and scrapers ask for. */
@AutoConfiguration(before = ReactiveOAuth2ResourceServerAutoConfiguration.class)
@ConditionalOnSaldoService
@EnableWebFluxSecurity
@EnableConfigurationProperties(SecurityProperties.class)
class SecurityAutoConfiguration {

    private static final String[] OPEN = {
        "/actuator/health/**", "/actuator/health", "/actuator/prometheus", "/v3/api-docs/**", "/v3/api-docs"
    };

    @Bean
    ReactiveJwtDecoder tokenDecoder(SecurityProperties properties) {
        return Tokens.decoder(properties);
    }

    @Bean
    AccessTable accessTable(ObjectProvider<AccessRules> rules) {
        return new AccessTable(rules.stream().toList());
    }

    @Bean
    Operations operations(
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping handlers, AccessTable table) {
        return new Operations(handlers, table);
    }

    @Bean
    SecurityWebFilterChain accessChain(
            ServerHttpSecurity http, ReactiveJwtDecoder decoder, ProblemWriter problems, AccessTable table) {
        var gatekeeper = new Gatekeeper(table);
        ServerAuthenticationEntryPoint unauthenticated =
                (exchange, _) -> problems.write(exchange, Problem.unauthenticated());
        ServerAccessDeniedHandler forbidden = (exchange, _) -> problems.write(exchange, gatekeeper.refusal(exchange));
        return http.csrf(ServerHttpSecurity.CsrfSpec::disable)
                .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .requestCache(ServerHttpSecurity.RequestCacheSpec::disable)
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .authorizeExchange(access ->
                        access.pathMatchers(OPEN).permitAll().anyExchange().access(gatekeeper))
                .exceptionHandling(handling ->
                        handling.authenticationEntryPoint(unauthenticated).accessDeniedHandler(forbidden))
                .oauth2ResourceServer(server -> server.authenticationEntryPoint(unauthenticated)
                        .accessDeniedHandler(forbidden)
                        .bearerTokenConverter(new BearerToken())
                        .jwt(jwt ->
                                jwt.jwtDecoder(decoder).jwtAuthenticationConverter(SecurityAutoConfiguration::admit)))
                .build();
    }

    /** Scopes are the access table's business, so the framework need not read them as authorities. */
    private static Mono<AbstractAuthenticationToken> admit(Jwt token) {
        return Mono.just(new JwtAuthenticationToken(token, List.of()));
    }

    /** The metrics of HTTP tell of refusals; an observation of every filter costs more than the filters. */
    @Bean
    SecurityObservationSettings noObservations() {
        return SecurityObservationSettings.noObservations();
    }

    /** What the framework does anyway, without a regular expression for each header of plain text. */
    @Bean
    ServerWebExchangeFirewall firewall() {
        var firewall = new StrictServerWebExchangeFirewall();
        firewall.setAllowedHeaderNames(
                name -> isPlain(name) || StrictServerWebExchangeFirewall.ALLOWED_HEADER_NAMES.test(name));
        firewall.setAllowedHeaderValues(
                value -> isPlain(value) || StrictServerWebExchangeFirewall.ALLOWED_HEADER_VALUES.test(value));
        return firewall;
    }

    /** The value of a header that is not there is null. A loop, because every look at a header comes this way. */
    private static boolean isPlain(@Nullable String text) {
        if (text != null) {
            for (var at = 0; at < text.length(); at++) {
                if (text.charAt(at) < ' ' || text.charAt(at) > '~') {
                    return false;
                }
            }
        }
        return true;
    }

    /** Requests that no honest client sends, such as NUL in a path. */
    @Bean
    ServerExchangeRejectedHandler suspiciousRequests(ProblemWriter problems) {
        return (exchange, _) -> problems.write(exchange, Problem.malformed("", "is not an acceptable address"));
    }

    @Bean
    WebFluxConfigurer callerParameter() {
        return new WebFluxConfigurer() {
            @Override
            public void configureArgumentResolvers(ArgumentResolverConfigurer resolvers) {
                resolvers.addCustomResolver(new CallerArgumentResolver());
            }
        };
    }
}
