package dev.saldo.kit.security;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * {@code saldo.security.*}: the one issuer whose tokens a service accepts.
 *
 * @param jwkSetUri where its public keys are: an http(s) address, or a file
 */
@Validated
@ConfigurationProperties("saldo.security")
record SecurityProperties(
        @NotBlank @DefaultValue("http://localhost:8085/.well-known/jwks.json")
        String jwkSetUri,

        @NotBlank @DefaultValue("saldo") String issuer) {}
