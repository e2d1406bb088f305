package dev.saldo.identity.signing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

/** A P-256 pair and its term. */
record SigningKey(Term term, ECKey pair) {

    static SigningKey random(Term term) {
        try {
            var pair = new ECKeyGenerator(Curve.P_256)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES256)
                    .keyIDFromThumbprint(true)
                    .generate();
            return new SigningKey(term, pair);
        } catch (JOSEException unsupported) {
            throw new IllegalStateException("this Java has no P-256", unsupported);
        }
    }

    String sign(JWTClaimsSet claims) {
        var header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(JOSEObjectType.JWT)
                .keyID(pair.getKeyID())
                .build();
        try {
            var token = new SignedJWT(header, claims);
            token.sign(new ECDSASigner(pair));
            return token.serialize();
        } catch (JOSEException unusable) {
            throw new IllegalStateException("a signing key cannot sign", unusable);
        }
    }

    @Override
    public String toString() {
        return "SigningKey[%s, %s]".formatted(term, pair.getKeyID());
    }
}
