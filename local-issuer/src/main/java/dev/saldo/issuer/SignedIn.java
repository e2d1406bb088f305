package dev.saldo.issuer;

import java.util.Collection;
import java.util.List;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/** An account as Spring Security knows it; its name there is the subject of its tokens. */
record SignedIn(Account account) implements UserDetails {

    @Override
    public String getUsername() {
        return account.subject().toString();
    }

    @Override
    public String getPassword() {
        return account.passwordHash();
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return List.of();
    }
}
