package dev.saldo.identity;

import static dev.saldo.contracts.access.Scope.API_KEYS_READ;
import static dev.saldo.contracts.access.Scope.API_KEYS_WRITE;
import static dev.saldo.contracts.access.Scope.MEMBERS_READ;
import static dev.saldo.contracts.access.Scope.MEMBERS_WRITE;
import static dev.saldo.contracts.access.Scope.STORES_READ;
import static dev.saldo.contracts.access.Scope.STORES_WRITE;

import dev.saldo.kit.security.AccessRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who may do what here. What is internal is open, because the credential in the body is the authentication. */
@Configuration(proxyBeanMethods = false)
class IdentityAccess {

    @Bean
    AccessRules access() {
        return AccessRules.none()
                .allow("GET /api/v1/stores", STORES_READ)
                .allow("POST /api/v1/stores", STORES_WRITE)
                .allow("GET /api/v1/stores/{id}", STORES_READ)
                .allow("PATCH /api/v1/stores/{id}", STORES_WRITE)
                .allow("GET /api/v1/members", MEMBERS_READ)
                .allow("POST /api/v1/members", MEMBERS_WRITE)
                .allow("GET /api/v1/members/{id}", MEMBERS_READ)
                .allow("PATCH /api/v1/members/{id}", MEMBERS_WRITE)
                .allow("DELETE /api/v1/members/{id}", MEMBERS_WRITE)
                .allow("GET /api/v1/api-keys", API_KEYS_READ)
                .allow("POST /api/v1/api-keys", API_KEYS_WRITE)
                .allow("GET /api/v1/api-keys/{id}", API_KEYS_READ)
                .allow("DELETE /api/v1/api-keys/{id}", API_KEYS_WRITE)
                .allow("POST /api/v1/api-keys/{id}/rotate", API_KEYS_WRITE)
                .allow("GET /api/v1/clock", STORES_READ)
                .allow("POST /api/v1/clock/advance", STORES_WRITE)
                .allow("GET /api/v1/clock/operations/{id}", STORES_READ)
                .allowEverybody("GET /api/v1/whoami")
                .open("GET /.well-known/jwks.json")
                .open("POST /internal/v1/tokens")
                .open("POST /internal/v1/sessions")
                .open("DELETE /internal/v1/sessions");
    }
}
