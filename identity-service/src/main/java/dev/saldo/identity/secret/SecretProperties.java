package dev.saldo.identity.secret;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code saldo.identity.*}
 *
 * @param secret what API keys, sessions and signing keys are protected with; the same for all replicas, and for ever
 */
@ConfigurationProperties("saldo.identity")
record SecretProperties(@DefaultValue("") String secret) {

    @Override
    public String toString() {
        return "SecretProperties[…]";
    }
}
