package dev.saldo.catalog;

import static dev.saldo.contracts.access.Scope.DISCOUNTS_READ;
import static dev.saldo.contracts.access.Scope.DISCOUNTS_WRITE;
import static dev.saldo.contracts.access.Scope.PLANS_READ;
import static dev.saldo.contracts.access.Scope.PLANS_WRITE;
import static dev.saldo.contracts.access.Scope.PRODUCTS_READ;
import static dev.saldo.contracts.access.Scope.PRODUCTS_WRITE;
import static dev.saldo.contracts.access.Scope.TAXES_READ;
import static dev.saldo.contracts.access.Scope.TAXES_WRITE;

import dev.saldo.kit.security.AccessRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who may do what here. Customers see what is sold and subscribed to, but not who supplies it at what price. */
@Configuration(proxyBeanMethods = false)
class CatalogAccess {

    @Bean
    AccessRules access() {
        return products(plans(taxes(discounts(AccessRules.none()))));
    }

    private static AccessRules products(AccessRules others) {
        return others.allowOwn("GET /api/v1/products", PRODUCTS_READ)
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

    private static AccessRules plans(AccessRules others) {
        return others.allowOwn("GET /api/v1/plans", PLANS_READ)
                .allow("POST /api/v1/plans", PLANS_WRITE)
                .allow("POST /api/v1/plans/validate", PLANS_WRITE)
                .allowOwn("GET /api/v1/plans/{id}", PLANS_READ)
                .allow("PATCH /api/v1/plans/{id}", PLANS_WRITE)
                .allow("DELETE /api/v1/plans/{id}", PLANS_WRITE)
                .allow("POST /api/v1/plans/{id}/publish", PLANS_WRITE)
                .allow("POST /api/v1/plans/{id}/restore", PLANS_WRITE)
                .allow("GET /api/v1/plans/{id}/versions", PLANS_READ)
                .allow("POST /api/v1/plans/{id}/versions", PLANS_WRITE)
                .allow("GET /api/v1/plans/{id}/versions/{number}", PLANS_READ)
                .allow("DELETE /api/v1/plans/{id}/versions/{number}", PLANS_WRITE);
    }

    private static AccessRules taxes(AccessRules others) {
        return others.allow("GET /api/v1/taxes", TAXES_READ)
                .allow("POST /api/v1/taxes", TAXES_WRITE)
                .allow("GET /api/v1/taxes/{id}", TAXES_READ)
                .allow("PATCH /api/v1/taxes/{id}", TAXES_WRITE)
                .allow("DELETE /api/v1/taxes/{id}", TAXES_WRITE)
                .allow("POST /api/v1/taxes/{id}/restore", TAXES_WRITE);
    }

    private static AccessRules discounts(AccessRules others) {
        return others.allow("GET /api/v1/discounts", DISCOUNTS_READ)
                .allow("POST /api/v1/discounts", DISCOUNTS_WRITE)
                .allow("GET /api/v1/discounts/{id}", DISCOUNTS_READ)
                .allow("PATCH /api/v1/discounts/{id}", DISCOUNTS_WRITE)
                .allow("DELETE /api/v1/discounts/{id}", DISCOUNTS_WRITE)
                .allow("POST /api/v1/discounts/{id}/restore", DISCOUNTS_WRITE);
    }
}
