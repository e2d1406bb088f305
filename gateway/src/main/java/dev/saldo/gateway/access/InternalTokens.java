package dev.saldo.gateway.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The short-lived token that services get in place of the API key; signed once and used until shortly before its end. */
final class InternalTokens {

    static final Duration LIFETIME = Duration.ofMinutes(5);
    static final Duration RENEWED_BEFORE_END = Duration.ofMinutes(1);

    private record Token(String text, Instant renewAt) {}

    private final UUID store;
    private final JWSHeader header;
    private final JWSSigner signer;
    private final Clock clock;

    // two requests may both renew it: the tokens are equally good
    private volatile @Nullable Token current;

    InternalTokens(UUID store, ECKey key, Clock clock) {
        this.store = store;
        this.clock = clock;
        this.header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(JOSEObjectType.JWT)
                .keyID(key.getKeyID())
                .build();
        try {
            this.signer = new ECDSASigner(key);
        } catch (JOSEException unusable) {
            throw new IllegalStateException("the signing key cannot sign", unusable);
        }
    }

    String current() {
        var now = clock.instant();
        var token = current;
        if (token == null || !now.isBefore(token.renewAt())) {
            token = new Token(sign(now), now.plus(LIFETIME).minus(RENEWED_BEFORE_END));
            current = token;
        }
        return token.text();
    }

    private String sign(Instant now) {
        var claims = new JWTClaimsSet.Builder()
                .issuer("saldo")
                .subject("bootstrap-key")
                .audience("saldo-services")
                .claim("store", store.toString())
                .claim("role", "owner")
                .claim("scope", "*")
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFETIME)))
                .build();
        try {
            var token = new SignedJWT(header, claims);
            token.sign(signer);
            return token.serialize();
        } catch (JOSEException unusable) {
            throw new IllegalStateException("the signing key cannot sign", unusable);
        }
    }
}
