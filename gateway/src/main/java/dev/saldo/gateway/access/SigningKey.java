package dev.saldo.gateway.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.text.ParseException;

/** Where the gateway's P-256 key pair comes from: its file, or a new file. */
final class SigningKey {

    private SigningKey() {}

    static ECKey readOrMake(OwnerOnlyFile file) {
        if (!file.exists()) {
            file.write(make().toJSONString());
        }
        return read(file);
    }

    static ECKey read(OwnerOnlyFile file) {
        try {
            var key = ECKey.parse(file.read());
            if (!key.isPrivate() || !key.getCurve().equals(Curve.P_256)) {
                throw new IllegalStateException(file.path() + " holds no private P-256 key");
            }
            return key.getKeyID() == null
                    ? new ECKey.Builder(key).keyIDFromThumbprint().build()
                    : key;
        } catch (ParseException | JOSEException damaged) {
            // without the cause: the parser quotes what it read
            throw new IllegalStateException(file.path() + " is not a JWK");
        }
    }

    private static ECKey make() {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES256)
                    .keyIDFromThumbprint(true)
                    .generate();
        } catch (JOSEException unsupported) {
            throw new IllegalStateException("this Java has no P-256", unsupported);
        }
    }
}
