package dev.saldo.identity.oidc;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * {@code saldo.oidc.*}: the one issuer that vouches for people.
 *
 * @param issuerUri as it stands in tokens; empty: nobody signs in, there are API keys only
 * @param jwkSetUri where its keys are, when it is reached under another name than its own; empty: it is asked
 * @param clientId the audience of ID tokens; empty: there are no browsers
 * @param audience the audience of access tokens
 * @param timeout how long the issuer may take to answer
 */
@Validated
@ConfigurationProperties("saldo.oidc")
record OidcProperties(
        @NotNull @DefaultValue("") String issuerUri,
        @NotNull @DefaultValue("") String jwkSetUri,
        @NotNull @DefaultValue("") String clientId,
        @NotBlank @DefaultValue("saldo") String audience,
        @NotNull @DefaultValue("5s") Duration timeout) {

    boolean isConfigured() {
        return !issuerUri.isEmpty();
    }
}
