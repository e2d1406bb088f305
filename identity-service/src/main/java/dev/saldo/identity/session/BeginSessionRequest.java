package dev.saldo.identity.session;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * A sign-in that came back from the issuer.
 *
 * @param nonce what the gateway put into the request to the issuer
 */
record BeginSessionRequest(
        @NotBlank @Size(max = 16_000) String idToken,
        @NotBlank @Size(max = 500) String nonce) {

    @Override
    public String toString() {
        return "BeginSessionRequest[…]";
    }
}
