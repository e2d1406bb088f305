package dev.saldo.kit.remote;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * {@code saldo.*}: where the other services are.
 *
 * @param services address by service name
 * @param remoteTimeout for one attempt of a call
 */
@Validated
@ConfigurationProperties("saldo")
record ServiceProperties(
        @NotNull @DefaultValue Map<String, URI> services,
        @NotNull @DefaultValue("2s") Duration remoteTimeout) {}
