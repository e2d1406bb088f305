package dev.saldo.identity.session;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** A sign-out. */
record EndSessionRequest(@NotBlank @Size(max = 500) String session) {

    @Override
    public String toString() {
        return "EndSessionRequest[…]";
    }
}
