package dev.saldo.catalog;

import static dev.saldo.contracts.access.Scope.PRODUCTS_READ;
import static dev.saldo.contracts.access.Scope.PRODUCTS_WRITE;

import dev.saldo.kit.security.AccessRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who may do what here. Customers see what is sold, but not who supplies it at what price. */
@Configuration(proxyBeanMethods = false)
class CatalogAccess {

    @Bean
    AccessRules access() {
        return AccessRules.none()
                .allowOwn("GET /api/v1/products", PRODUCTS_READ)
                .allow("POST /api/v1/products", PRODUCTS_WRITE)
                .allow("POST /api/v1/products/bulk", PRODUCTS_WRITE)
                .allowOwn("GET /api/v1/products/{id}", PRODUCTS_READ)
                .allow("PATCH /api/v1/products/{id}", PRODUCTS_WRITE)
                .allow("DELETE /api/v1/products/{id}", PRODUCTS_WRITE)
                .allow("POST /api/v1/products/{id}/restore", PRODUCTS_WRITE)
                .allow("GET /api/v1/products/{product}/offers", PRODUCTS_READ)
                .allow("POST /api/v1/products/{product}/offers", PRODUCTS_WRITE)
                .allow("GET /api/v1/products/{product}/offers/{offer}", PRODUCTS_READ)
                .allow("PATCH /api/v1/products/{product}/offers/{offer}", PRODUCTS_WRITE)
                .allow("DELETE /api/v1/products/{product}/offers/{offer}", PRODUCTS_WRITE)
                .allow("GET /api/v1/products/{product}/offers/{offer}/prices", PRODUCTS_READ);
    }
}
