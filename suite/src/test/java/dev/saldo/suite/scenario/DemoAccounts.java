package dev.saldo.suite.scenario;

import dev.saldo.issuer.NewAccount;
import java.net.URI;
import java.util.List;

/** The accounts that the first start made, each of which can sign in. */
record DemoAccounts(URI gateway, List<NewAccount> accounts) {

    List<String> emails() {
        return accounts.stream().map(NewAccount::email).toList();
    }

    /** A browser in which the account of that role has signed in. */
    Browser signedIn(String role) {
        var account = accounts.stream()
                .filter(it -> it.email().startsWith(role + "@"))
                .findFirst()
                .orElseThrow();
        var browser = new Browser();
        browser.signIn(gateway, account.email(), account.password());
        return browser;
    }
}
