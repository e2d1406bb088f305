package dev.saldo.identity.bootstrap;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * {@code saldo.bootstrap.*}: what is made in an empty database.
 *
 * @param storeName what the first store is called
 * @param key its first key, made by the operator, for where a file cannot be shared; empty: one is made
 * @param keyFile where a key that was made is left for its owner; empty: it is printed, once, to standard output
 * @param ownerEmail who is expected as the first store's owner; empty: nobody
 * @param resetKey whether to make a new owner key for the first store at this start, and revoke what the bootstrap made
 *     before
 */
@Validated
@ConfigurationProperties("saldo.bootstrap")
record BootstrapProperties(
        @NotBlank @Size(max = 200) @DefaultValue("My store") String storeName,
        @NotNull @DefaultValue("") String key,
        @NotNull @DefaultValue("") String keyFile,
        @NotNull @Size(max = 200) @DefaultValue("") String ownerEmail,
        @DefaultValue("false") boolean resetKey) {

    /** @throws IllegalStateException for a key that could be guessed; it does not repeat the key */
    BootstrapProperties {
        if (!key.matches("|sk_live_[A-Za-z0-9_-]{32,200}")) {
            throw new IllegalStateException(
                    "saldo.bootstrap.key must be sk_live_ and at least 32 random letters, digits, _ or -");
        }
    }

    @Override
    public String toString() {
        return "BootstrapProperties[%s]".formatted(storeName);
    }
}
