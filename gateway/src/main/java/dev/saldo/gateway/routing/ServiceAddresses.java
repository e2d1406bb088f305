package dev.saldo.gateway.routing;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** {@code saldo.services.*}: where each service is. */
@Validated
@ConfigurationProperties("saldo.services")
public record ServiceAddresses(
        @NotNull @DefaultValue("http://localhost:8081") URI platform,
        @NotNull @DefaultValue("http://localhost:8082") URI catalog,
        @NotNull @DefaultValue("http://localhost:8083") URI sales,
        @NotNull @DefaultValue("http://localhost:8084") URI billing,
        @NotNull @DefaultValue("http://localhost:8086") URI usage,
        @NotNull @DefaultValue("http://localhost:8085") URI identity) {

    public URI of(Service service) {
        return switch (service) {
            case PLATFORM -> platform;
            case CATALOG -> catalog;
            case SALES -> sales;
            case BILLING -> billing;
            case USAGE -> usage;
            case IDENTITY -> identity;
        };
    }
}
