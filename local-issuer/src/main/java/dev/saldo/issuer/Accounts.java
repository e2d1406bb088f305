package dev.saldo.issuer;

import dev.saldo.issuer.IssuerProperties.Person;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Who may sign in, by address; kept in a file that is read once. */
final class Accounts implements UserDetailsService {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Map<String, Account> accounts;

    private Accounts(Map<String, Account> accounts) {
        this.accounts = accounts;
    }

    /** Makes those that are missing. Newcomers hear of them first: a password that was told and not kept does no harm. */
    static Accounts keptIn(OwnerOnlyFile file, List<Person> people, PasswordEncoder encoder, Newcomers newcomers) {
        var accounts = new Accounts(read(file));
        var made = accounts.make(people, encoder);
        if (!made.isEmpty()) {
            newcomers.welcome(made);
            file.write(JSON.writeValueAsString(new Content(List.copyOf(accounts.accounts.values()))));
        }
        return accounts;
    }

    @Override
    public UserDetails loadUserByUsername(String email) {
        var account = accounts.get(Account.normal(email));
        if (account == null) {
            throw new UsernameNotFoundException("nobody of that name");
        }
        return new SignedIn(account);
    }

    private List<NewAccount> make(List<Person> people, PasswordEncoder encoder) {
        var passwords = new Passwords();
        var made = new ArrayList<NewAccount>();
        for (var person : people) {
            if (!accounts.containsKey(Account.normal(person.email()))) {
                var password = passwords.next();
                add(Account.of(person.email(), person.name(), encoder.encode(password)));
                made.add(new NewAccount(person.email(), person.name(), password));
            }
        }
        return made;
    }

    private void add(Account account) {
        accounts.put(account.email(), account);
    }

    private static Map<String, Account> read(OwnerOnlyFile file) {
        var accounts = new LinkedHashMap<String, Account>();
        if (file.exists()) {
            parse(file).accounts().forEach(account -> accounts.put(account.email(), account));
        }
        return accounts;
    }

    private static Content parse(OwnerOnlyFile file) {
        try {
            return JSON.readValue(file.read(), Content.class);
        } catch (JacksonException _) {
            // without the cause: the parser quotes what it read
            throw new IllegalStateException(file.path() + " is not a list of accounts");
        }
    }

    private record Content(List<Account> accounts) {}
}
