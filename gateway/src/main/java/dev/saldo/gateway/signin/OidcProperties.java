package dev.saldo.gateway.signin;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * {@code saldo.oidc.*}: who vouches for people.
 *
 * @param issuerUri as in its tokens; empty: nobody signs in with a browser
 * @param discoveryUri where its configuration is read, when that is not below its own address
 * @param clientId what the issuer knows the gateway by
 * @param clientSecret empty for a public client, which PKCE alone protects
 */
@Validated
@ConfigurationProperties("saldo.oidc")
record OidcProperties(
        @NotNull @DefaultValue("") String issuerUri,
        @NotNull @DefaultValue("") String discoveryUri,
        @NotNull @DefaultValue("saldo") String clientId,
        @NotNull @DefaultValue("") String clientSecret,

        @NotNull @DefaultValue({"openid", "profile", "email"})
        Set<String> scopes) {

    boolean isConfigured() {
        return !issuerUri.isEmpty();
    }

    @AssertTrue(message = "client-id must be set, and scopes must hold openid")
    boolean isOpenId() {
        return !clientId.isBlank() && scopes.contains("openid");
    }

    String discovery() {
        return discoveryUri.isEmpty()
                ? issuerUri.replaceFirst("/+$", "") + "/.well-known/openid-configuration"
                : discoveryUri;
    }

    @Override
    public String toString() {
        return "OidcProperties[" + issuerUri + ", " + clientId + "]";
    }
}
