package dev.saldo.issuer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.text.ParseException;

/** The key that signs tokens, RSA because clients expect RS256 of an issuer; whoever deletes its file gets a new one. */
final class SigningKey {

    private static final int BITS = 2048;

    private SigningKey() {}

    static RSAKey keptIn(OwnerOnlyFile file) {
        if (!file.exists()) {
            file.write(make().toJSONString());
        }
        try {
            var key = RSAKey.parse(file.read());
            if (!key.isPrivate()) {
                throw new IllegalStateException(file.path() + " holds no private key");
            }
            return key;
        } catch (ParseException _) {
            // without the cause: the parser quotes what it read
            throw new IllegalStateException(file.path() + " is not an RSA key as a JWK");
        }
    }

    private static RSAKey make() {
        try {
            return new RSAKeyGenerator(BITS)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .keyIDFromThumbprint(true)
                    .generate();
        } catch (JOSEException unsupported) {
            throw new IllegalStateException("this Java has no RSA", unsupported);
        }
    }
}
