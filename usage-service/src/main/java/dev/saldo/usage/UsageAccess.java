package dev.saldo.usage;

import static dev.saldo.contracts.access.Scope.LIMITS_READ;
import static dev.saldo.contracts.access.Scope.LIMITS_WRITE;
import static dev.saldo.contracts.access.Scope.USAGE_READ;
import static dev.saldo.contracts.access.Scope.USAGE_WRITE;

import dev.saldo.kit.security.AccessRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who may do what here. Customers read what is theirs: subscriberType {@code customer} and their own id. */
@Configuration(proxyBeanMethods = false)
class UsageAccess {

    private static final String LIMIT = "/api/v1/limits/{subscriberType}/{subscriberId}/{feature}";

    @Bean
    AccessRules access() {
        return AccessRules.none()
                .allowOwn("GET /api/v1/limits", LIMITS_READ)
                .allowOwn("GET " + LIMIT, LIMITS_READ)
                .allow("PUT " + LIMIT, LIMITS_WRITE)
                .allow("DELETE " + LIMIT, LIMITS_WRITE)
                .allow("POST /api/v1/usage/consume", USAGE_WRITE)
                .allowOwn("GET /api/v1/usage/{subscriberType}/{subscriberId}/{feature}", USAGE_READ)
                .allow("POST /api/v1/usage/events", USAGE_WRITE)
                .allow("GET /api/v1/usage/events", USAGE_READ)
                .allow("GET /api/v1/usage/events/{source}/{id}", USAGE_READ)
                .allowOwn("GET /api/v1/usage/leases", USAGE_READ)
                .allow("POST /api/v1/usage/leases", USAGE_WRITE)
                .allowOwn("GET /api/v1/usage/leases/{id}", USAGE_READ)
                .allow("POST /api/v1/usage/leases/{id}/return", USAGE_WRITE);
    }
}
