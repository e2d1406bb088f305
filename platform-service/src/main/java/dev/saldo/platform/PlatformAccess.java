package dev.saldo.platform;

import static dev.saldo.contracts.access.Scope.CREDITS_READ;
import static dev.saldo.contracts.access.Scope.CREDITS_WRITE;
import static dev.saldo.contracts.access.Scope.PLATFORMS_READ;
import static dev.saldo.contracts.access.Scope.PLATFORMS_WRITE;

import dev.saldo.kit.security.AccessRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who may do what here. Platforms and their credits are the store's own affair: nothing is for customers. */
@Configuration(proxyBeanMethods = false)
class PlatformAccess {

    @Bean
    AccessRules access() {
        return AccessRules.none()
                .allow("GET /api/v1/platforms", PLATFORMS_READ)
                .allow("POST /api/v1/platforms", PLATFORMS_WRITE)
                .allow("GET /api/v1/platforms/{id}", PLATFORMS_READ)
                .allow("PATCH /api/v1/platforms/{id}", PLATFORMS_WRITE)
                .allow("DELETE /api/v1/platforms/{id}", PLATFORMS_WRITE)
                .allow("POST /api/v1/platforms/{id}/restore", PLATFORMS_WRITE)
                .allow("POST /api/v1/platforms/{id}/credits", CREDITS_WRITE)
                .allow("POST /api/v1/platforms/{id}/credits/deduct", CREDITS_WRITE)
                .allow("POST /api/v1/platforms/{id}/credits/adjust", CREDITS_WRITE)
                .allow("GET /api/v1/platforms/{id}/credits/balance", CREDITS_READ)
                .allow("GET /api/v1/platforms/{id}/credits/balance/stream", CREDITS_READ)
                .allow("GET /api/v1/platforms/{id}/credits/movements", CREDITS_READ)
                .allow("GET /api/v1/platforms/{id}/credits/verify", CREDITS_READ)
                .allow("GET /api/v1/platforms/{id}/lots", CREDITS_READ)
                .allow("POST /api/v1/platforms/{id}/holds", CREDITS_WRITE)
                .allow("GET /api/v1/platforms/{id}/holds", CREDITS_READ)
                .allow("GET /api/v1/platforms/{id}/holds/{holdId}", CREDITS_READ)
                .allow("POST /api/v1/platforms/{id}/holds/{holdId}/post", CREDITS_WRITE)
                .allow("POST /api/v1/platforms/{id}/holds/{holdId}/release", CREDITS_WRITE);
    }
}
