package dev.saldo.kit.database;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * {@code saldo.database.*}: where the service's database is, and its two roles.
 *
 * @param user at run time: reads and writes rows, but changes neither tables nor what must never change
 * @param owner owns the tables; only migrations use it
 */
@Validated
@ConfigurationProperties("saldo.database")
public record DatabaseProperties(
        @NotBlank String host,
        int port,
        @NotBlank String name,
        @NotBlank String user,
        @NotNull String password,
        @NotBlank String owner,
        @NotNull String ownerPassword) {

    /** Without credentials. */
    public String jdbcUrl() {
        return "jdbc:postgresql://%s:%d/%s".formatted(host, port, name);
    }
}
