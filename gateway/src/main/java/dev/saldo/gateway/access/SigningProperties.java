package dev.saldo.gateway.access;

import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * {@code saldo.signing.*}: the key that signs the tokens services trust.
 *
 * @param keyFile a private P-256 key as JWK, supplied by the operator; empty: one is made in the bootstrap directory
 */
@Validated
@ConfigurationProperties("saldo.signing")
record SigningProperties(@NotNull @DefaultValue("") String keyFile) {}
