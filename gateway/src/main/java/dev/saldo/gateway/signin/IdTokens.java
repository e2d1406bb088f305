package dev.saldo.gateway.signin;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.oidc.authentication.ReactiveOidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.converter.ClaimTypeConverter;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoderFactory;

/** Reads the issuer's ID tokens. Spring's own factory knows RS256 only, and fetches keys without a time limit. */
final class IdTokens implements ReactiveJwtDecoderFactory<ClientRegistration> {

    private final Issuer issuer;
    // one, or as many as there have been addresses of keys
    private final ConcurrentMap<String, ReactiveJwtDecoder> decoders = new ConcurrentHashMap<>();

    IdTokens(Issuer issuer) {
        this.issuer = issuer;
    }

    @Override
    public ReactiveJwtDecoder createDecoder(ClientRegistration registration) {
        var keys = registration.getProviderDetails().getJwkSetUri();
        if (keys == null) {
            throw new IllegalStateException("the issuer publishes no keys");
        }
        return decoders.computeIfAbsent(keys, _ -> decoder(registration, keys));
    }

    private ReactiveJwtDecoder decoder(ClientRegistration registration, String keys) {
        var decoder = NimbusReactiveJwtDecoder.withJwkSetUri(keys)
                .webClient(issuer.client())
                .jwsAlgorithm(SignatureAlgorithm.RS256)
                .jwsAlgorithm(SignatureAlgorithm.PS256)
                .jwsAlgorithm(SignatureAlgorithm.ES256)
                .build();
        decoder.setJwtValidator(
                JwtValidators.createDefaultWithValidators(List.of(new OidcIdTokenValidator(registration))));
        decoder.setClaimSetConverter(
                new ClaimTypeConverter(ReactiveOidcIdTokenDecoderFactory.createDefaultClaimTypeConverters()));
        return decoder;
    }
}
