package dev.saldo.gateway.edge;

import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * {@code saldo.body-limit.*}: how large a request body may be.
 *
 * @param bulk for the bulk upsert of products, a thousand at a time
 */
@Validated
@ConfigurationProperties("saldo.body-limit")
record BodyLimitProperties(
        @NotNull @DefaultValue("1MB") DataSize standard,
        @NotNull @DefaultValue("5MB") DataSize bulk) {

    long bytesFor(String path) {
        return (path.equals("/api/v1/products/bulk") ? bulk : standard).toBytes();
    }
}
