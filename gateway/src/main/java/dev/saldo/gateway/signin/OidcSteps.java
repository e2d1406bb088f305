package dev.saldo.gateway.signin;

import java.util.List;
import java.util.Map;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.endpoint.WebClientReactiveAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeReactiveAuthenticationManager;
import org.springframework.security.oauth2.client.web.server.DefaultServerOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.server.OAuth2AuthorizationRequestRedirectWebFilter;
import org.springframework.security.oauth2.client.web.server.ServerOAuth2AuthorizationCodeAuthenticationTokenConverter;
import org.springframework.security.oauth2.client.web.server.ServerOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.client.web.server.authentication.OAuth2LoginAuthenticationWebFilter;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.web.server.savedrequest.NoOpServerRequestCache;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher.MatchResult;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import reactor.core.publisher.Mono;

/** Spring Security's two halves of a login, put together so that neither keeps anything in memory. */
final class OidcSteps {

    private OidcSteps() {}

    static WebFilter thereTo(Issuer issuer, LoginCookie cookie) {
        var variables = Map.<String, Object>of(
                DefaultServerOAuth2AuthorizationRequestResolver.DEFAULT_REGISTRATION_ID_URI_VARIABLE_NAME,
                Issuer.REGISTRATION);
        var resolver = new DefaultServerOAuth2AuthorizationRequestResolver(issuer, _ -> MatchResult.match(variables));
        var filter = new OAuth2AuthorizationRequestRedirectWebFilter(resolver);
        filter.setAuthorizationRequestRepository(cookie);
        filter.setRequestCache(NoOpServerRequestCache.getInstance());
        return filter;
    }

    static WebFilter backFrom(Issuer issuer, LoginCookie cookie, SignIn signIn) {
        var converter = new ServerOAuth2AuthorizationCodeAuthenticationTokenConverter(issuer);
        converter.setAuthorizationRequestRepository(cookie);
        var filter = new OAuth2LoginAuthenticationWebFilter(manager(issuer), new KeepsNothing());
        filter.setServerAuthenticationConverter(converter);
        filter.setAuthenticationSuccessHandler(signIn);
        filter.setAuthenticationFailureHandler((_, failure) -> Mono.error(failure));
        return filter;
    }

    private static OidcAuthorizationCodeReactiveAuthenticationManager manager(Issuer issuer) {
        var tokens = new WebClientReactiveAuthorizationCodeTokenResponseClient();
        tokens.setWebClient(issuer.client());
        // the ID token says all; identity knows the rest
        var manager = new OidcAuthorizationCodeReactiveAuthenticationManager(
                tokens, request -> Mono.just(new DefaultOidcUser(List.of(), request.getIdToken())));
        manager.setJwtDecoderFactory(new IdTokens(issuer));
        return manager;
    }

    /** Nobody calls the issuer in a person's name, so its access token is dropped. */
    private static final class KeepsNothing implements ServerOAuth2AuthorizedClientRepository {

        @Override
        public <T extends OAuth2AuthorizedClient> Mono<T> loadAuthorizedClient(
                String registration, Authentication person, ServerWebExchange exchange) {
            return Mono.empty();
        }

        @Override
        public Mono<Void> saveAuthorizedClient(
                OAuth2AuthorizedClient client, Authentication person, ServerWebExchange exchange) {
            return Mono.empty();
        }

        @Override
        public Mono<Void> removeAuthorizedClient(
                String registration, Authentication person, ServerWebExchange exchange) {
            return Mono.empty();
        }
    }
}
