package dev.saldo.kit.security;

import dev.saldo.kit.ConditionalOnSaldoService;
import dev.saldo.kit.web.Problem;
import dev.saldo.kit.web.ProblemWriter;
import java.util.List;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.reactive.ReactiveOAuth2ResourceServerAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.authentication.ReactiveJwtAuthenticationConverterAdapter;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.security.web.server.authorization.ServerAccessDeniedHandler;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;

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
    SecurityWebFilterChain accessRules(ServerHttpSecurity http, ReactiveJwtDecoder decoder, ProblemWriter problems) {
        ServerAuthenticationEntryPoint unauthenticated =
                (exchange, _) -> problems.write(exchange, Problem.unauthenticated());
        ServerAccessDeniedHandler forbidden = (exchange, _) -> problems.write(exchange, Problem.forbidden());
        return http.csrf(ServerHttpSecurity.CsrfSpec::disable)
                .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .requestCache(ServerHttpSecurity.RequestCacheSpec::disable)
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .authorizeExchange(access -> access.pathMatchers(OPEN)
                        .permitAll()
                        .pathMatchers(HttpMethod.GET, "/**")
                        .hasAnyAuthority("owner", "operator", "viewer")
                        .anyExchange()
                        .hasAnyAuthority("owner", "operator"))
                .exceptionHandling(handling ->
                        handling.authenticationEntryPoint(unauthenticated).accessDeniedHandler(forbidden))
                .oauth2ResourceServer(server -> server.authenticationEntryPoint(unauthenticated)
                        .accessDeniedHandler(forbidden)
                        .jwt(jwt -> jwt.jwtDecoder(decoder).jwtAuthenticationConverter(roles())))
                .build();
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

    private static ReactiveJwtAuthenticationConverterAdapter roles() {
        var converter = new JwtAuthenticationConverter();
        converter.setJwtGrantedAuthoritiesConverter(
                token -> List.copyOf(AuthorityUtils.createAuthorityList(Tokens.role(token))));
        return new ReactiveJwtAuthenticationConverterAdapter(converter);
    }
}
