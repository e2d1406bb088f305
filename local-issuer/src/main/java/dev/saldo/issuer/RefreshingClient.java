package dev.saldo.issuer;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.web.authentication.AuthenticationConverter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/**
 * A public client with a refresh token. Spring knows public clients by the verifier of their code only, and here there
 * is no code any more; the refresh token, which works once, is what the request stands on.
 */
final class RefreshingClient extends OAuth2ClientAuthenticationToken {

    private RefreshingClient(String clientId) {
        super(clientId, ClientAuthenticationMethod.NONE, null, Map.of());
    }

    /** Only at the token endpoint, and only without any other way to authenticate. */
    static final class Converter implements AuthenticationConverter {

        private final PathPatternRequestMatcher endpoint;

        Converter(String tokenEndpoint) {
            endpoint = PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, tokenEndpoint);
        }

        @Override
        public @Nullable Authentication convert(HttpServletRequest request) {
            var clients = request.getParameterValues(OAuth2ParameterNames.CLIENT_ID);
            var isOurs = endpoint.matches(request)
                    && AuthorizationGrantType.REFRESH_TOKEN
                            .getValue()
                            .equals(request.getParameter(OAuth2ParameterNames.GRANT_TYPE))
                    && request.getHeader(HttpHeaders.AUTHORIZATION) == null
                    && request.getParameter(OAuth2ParameterNames.CLIENT_SECRET) == null
                    && request.getParameter(OAuth2ParameterNames.CLIENT_ASSERTION) == null;
            return isOurs && clients != null && clients.length == 1 ? new RefreshingClient(clients[0]) : null;
        }
    }

    /** Asks whether there is such a public client; the grant itself checks the rest. */
    static final class Provider implements AuthenticationProvider {

        private final RegisteredClientRepository clients;

        Provider(RegisteredClientRepository clients) {
            this.clients = clients;
        }

        @Override
        public Authentication authenticate(Authentication authentication) {
            var client = clients.findByClientId(authentication.getName());
            if (client == null || !client.getClientAuthenticationMethods().contains(ClientAuthenticationMethod.NONE)) {
                throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT);
            }
            return new OAuth2ClientAuthenticationToken(client, ClientAuthenticationMethod.NONE, null);
        }

        @Override
        public boolean supports(Class<?> authentication) {
            return RefreshingClient.class.isAssignableFrom(authentication);
        }
    }
}
