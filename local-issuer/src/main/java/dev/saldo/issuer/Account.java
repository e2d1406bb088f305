package dev.saldo.issuer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Locale;
import java.util.UUID;

/**
 * Somebody who may sign in, as the file keeps it.
 *
 * @param subject how tokens name the account
 * @param passwordHash bcrypt
 */
record Account(UUID subject, String email, String name, String passwordHash) {

    /** The subject follows from the address, so that an account that is made anew stays who it was. */
    static Account of(String email, String name, String passwordHash) {
        var address = normal(email);
        return new Account(UUID.nameUUIDFromBytes(address.getBytes(UTF_8)), address, name, passwordHash);
    }

    static String normal(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return "Account[" + subject + "]";
    }
}
