package dev.saldo.issuer;

/** An account with the password that nobody can tell later. */
public record NewAccount(String email, String name, String password) {

    @Override
    public String toString() {
        return "NewAccount[" + email + "]";
    }
}
