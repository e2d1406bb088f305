package dev.saldo.gateway.docs;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * {@code saldo.docs.*}: the API document.
 *
 * @param serverUrl where clients reach the gateway; {@code /} is wherever the document was read from
 * @param cachedFor how long a document with all services in it is kept
 */
@Validated
@ConfigurationProperties("saldo.docs")
record DocsProperties(
        @NotBlank @DefaultValue("/") String serverUrl,
        @NotNull @DefaultValue("30s") Duration cachedFor) {}
