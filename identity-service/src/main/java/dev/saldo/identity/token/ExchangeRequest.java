package dev.saldo.identity.token;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A credential to exchange.
 *
 * @param store which store, by id or slug; needed by people who are members of several
 */
record ExchangeRequest(
        @NotNull @Valid Credential credential,
        @Nullable @Size(max = 100) String store) {

    /** @param kind api-key, oidc or session */
    record Credential(
            @NotNull @Pattern(regexp = "api-key|oidc|session", message = "must be api-key, oidc or session")
            String kind,

            @NotBlank @Size(max = 16_000) String value) {

        @Override
        public String toString() {
            return "Credential[%s, …]".formatted(kind);
        }
    }
}
