package dev.saldo.gateway.access;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.nio.file.Path;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * {@code saldo.bootstrap.*}: the one API key there is until stores and members come.
 *
 * @param directory where the gateway keeps the key's hash and its signing key
 * @param keyFile where a new key is left for its owner; empty: it is printed, once, to standard output
 * @param keyHash SHA-256 of a key the operator made, in hex, for replicas that share no disk; needs {@code storeId}
 * @param resetKey whether to make a new key at this start; the store stays the same
 */
@Validated
@ConfigurationProperties("saldo.bootstrap")
record BootstrapProperties(
        @NotNull @DefaultValue(".saldo/gateway") Path directory,
        @NotNull @DefaultValue("") String keyFile,

        @NotNull @Pattern(regexp = "|[0-9a-f]{64}") @DefaultValue("")
        String keyHash,

        @Nullable UUID storeId,
        @NotBlank @DefaultValue("My store") String storeName,
        @DefaultValue("false") boolean resetKey) {

    boolean isSupplied() {
        return !keyHash.isEmpty();
    }

    @AssertTrue(message = "key-hash and store-id come together")
    boolean isComplete() {
        return isSupplied() == (storeId != null);
    }

    OwnerOnlyFile record() {
        return new OwnerOnlyFile(directory.resolve("bootstrap.json"));
    }
}
