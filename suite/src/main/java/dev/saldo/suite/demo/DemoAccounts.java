package dev.saldo.suite.demo;

import dev.saldo.contracts.access.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the accounts of the local issuer members of the first store, one for each role. Once: who is taken out
 * afterwards stays out. A start that is interrupted is finished by the next.
 */
public final class DemoAccounts {

    private static final Logger log = LoggerFactory.getLogger(DemoAccounts.class);
    private static final String CUSTOMER_CODE = "demo-customer";

    private final Api api;

    private DemoAccounts(Api api) {
        this.api = api;
    }

    /** @param data where the owner's key is, and where is noted that this is done */
    public static void admit(URI gateway, Path data) {
        var done = data.resolve("issuer/admitted");
        var key = data.resolve("api-key");
        try {
            if (Files.exists(done)) {
                return;
            }
            if (!Files.exists(key)) {
                log.warn("without {} the demo accounts do not become members", key);
                return;
            }
            try (var api = new Api(gateway, Files.readString(key).strip())) {
                new DemoAccounts(api).admitMissing();
            }
            Files.createFile(done);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void admitMissing() {
        var members = api.list(Views.Member.class, "/api/v1/members").stream()
                .map(Views.Member::email)
                .collect(Collectors.toSet());
        for (var role : Role.values()) {
            var email = role.wire() + "@demo.saldo.test";
            if (!members.contains(email)) {
                admit(email, role, role == Role.CUSTOMER ? customer(email) : null);
            }
        }
    }

    private void admit(String email, Role role, @Nullable UUID customer) {
        var body = new LinkedHashMap<String, Object>(Map.of("email", email, "role", role.wire()));
        if (customer != null) {
            body.put("customerId", customer);
        }
        api.as(Views.Member.class, api.post("/api/v1/members", body));
    }

    private UUID customer(String email) {
        return api.list(Views.Customer.class, "/api/v1/customers?code=" + CUSTOMER_CODE).stream()
                .findFirst()
                .orElseGet(() -> api.as(
                        Views.Customer.class,
                        api.post(
                                "/api/v1/customers",
                                Map.of("name", "Chris Customer", "email", email, "code", CUSTOMER_CODE))))
                .id();
    }
}
