package dev.saldo.suite.scenario;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;

/** Tokens that say all the right things, signed by somebody nobody knows. */
final class Forgeries {

    private final ECKey key;

    Forgeries() {
        try {
            key = new ECKeyGenerator(Curve.P_256)
                    .keyID("forged")
                    .algorithm(JWSAlgorithm.ES256)
                    .generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** As if identity-service had signed it. */
    String internal(UUID store) {
        return sign(claims("saldo", Instant.now().plusSeconds(300))
                .audience("saldo-services")
                .claim("store", store.toString())
                .claim("role", "owner")
                .claim("scope", "sales:read sales:write stores:write")
                .build());
    }

    /** As if an OIDC issuer had signed it. */
    String ofIssuer(String issuer) {
        return sign(claims(issuer, Instant.now().plusSeconds(300))
                .audience("saldo")
                .claim("email", "owner@example.org")
                .claim("email_verified", true)
                .build());
    }

    String expired(String issuer) {
        return sign(claims(issuer, Instant.now().minusSeconds(300))
                .audience("saldo")
                .build());
    }

    private static JWTClaimsSet.Builder claims(String issuer, Instant end) {
        return new JWTClaimsSet.Builder()
                .issuer(issuer)
                .subject("mallory")
                .issueTime(Date.from(end.minusSeconds(600)))
                .expirationTime(Date.from(end));
    }

    private String sign(JWTClaimsSet claims) {
        try {
            var token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.ES256)
                            .keyID(key.getKeyID())
                            .build(),
                    claims);
            token.sign(new ECDSASigner(key));
            return token.serialize();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
