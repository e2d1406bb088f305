package dev.saldo.billing.collection;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * {@code saldo.billing.provider.*}: who is asked for what live stores are owed.
 *
 * @param url where payments are asked for; empty: nobody is
 * @param secret the bearer token the provider knows us by
 * @param timeout for one question
 */
@Validated
@ConfigurationProperties("saldo.billing.provider")
record ProviderProperties(
        @NotNull @DefaultValue("") String url,
        @NotNull @DefaultValue("") String secret,
        @NotNull @DefaultValue("10s") Duration timeout) {

    boolean isConfigured() {
        return !url.isBlank();
    }

    @AssertTrue(message = "url must be an http or https address, and secret must be set with it")
    boolean isComplete() {
        return !isConfigured() || (url.matches("https?://.+") && !secret.isBlank());
    }

    @AssertTrue(message = "timeout must be above zero, and a minute at most")
    boolean isPatient() {
        return timeout.isPositive() && timeout.compareTo(Duration.ofMinutes(1)) <= 0;
    }

    @Override
    public String toString() {
        return "ProviderProperties[" + url + ", " + timeout + "]";
    }
}
