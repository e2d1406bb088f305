package dev.saldo.sales;

import static dev.saldo.contracts.access.Scope.CUSTOMERS_READ;
import static dev.saldo.contracts.access.Scope.CUSTOMERS_WRITE;
import static dev.saldo.contracts.access.Scope.PRIVACY_WRITE;
import static dev.saldo.contracts.access.Scope.SALES_APPROVE;
import static dev.saldo.contracts.access.Scope.SALES_READ;
import static dev.saldo.contracts.access.Scope.SALES_WRITE;
import static dev.saldo.contracts.access.Scope.SUBSCRIPTIONS_APPROVE;
import static dev.saldo.contracts.access.Scope.SUBSCRIPTIONS_DELETE;
import static dev.saldo.contracts.access.Scope.SUBSCRIPTIONS_READ;
import static dev.saldo.contracts.access.Scope.SUBSCRIPTIONS_WRITE;

import dev.saldo.kit.security.AccessRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who may do what here. Customers see their own sales, and see and correct their own record. */
@Configuration(proxyBeanMethods = false)
class SalesAccess {

    @Bean
    AccessRules access() {
        return AccessRules.none()
                .allow("GET /api/v1/customers", CUSTOMERS_READ)
                .allow("POST /api/v1/customers", CUSTOMERS_WRITE)
                .allowOwn("GET /api/v1/customers/{id}", CUSTOMERS_READ)
                .allowOwn("PATCH /api/v1/customers/{id}", CUSTOMERS_WRITE)
                .allow("DELETE /api/v1/customers/{id}", CUSTOMERS_WRITE)
                .allow("POST /api/v1/customers/{id}/restore", CUSTOMERS_WRITE)
                .allow("POST /api/v1/customers/{id}/anonymise", PRIVACY_WRITE)
                .allowOwn("GET /api/v1/sales", SALES_READ)
                .allow("POST /api/v1/sales", SALES_WRITE)
                .allowOwn("GET /api/v1/sales/{id}", SALES_READ)
                .allow("PATCH /api/v1/sales/{id}", SALES_WRITE)
                .allow("DELETE /api/v1/sales/{id}", SALES_WRITE)
                .allowOwn("GET /api/v1/sales/{id}/stream", SALES_READ)
                .allow("POST /api/v1/sales/{id}/approve", SALES_APPROVE)
                .allow("POST /api/v1/sales/{id}/confirm", SALES_WRITE)
                .allow("POST /api/v1/sales/{id}/cancel", SALES_WRITE)
                .allow("POST /api/v1/sales/{id}/refund", SALES_WRITE)
                .allowOwn("GET /api/v1/subscriptions", SUBSCRIPTIONS_READ)
                .allow("POST /api/v1/subscriptions", SUBSCRIPTIONS_WRITE)
                .allowOwn("GET /api/v1/subscriptions/{id}", SUBSCRIPTIONS_READ)
                .allow("PATCH /api/v1/subscriptions/{id}", SUBSCRIPTIONS_WRITE)
                .allowOwn("GET /api/v1/subscriptions/{id}/history", SUBSCRIPTIONS_READ)
                .allowOwn("GET /api/v1/subscriptions/{id}/charges", SUBSCRIPTIONS_READ)
                .allowOwn("GET /api/v1/subscriptions/{id}/schedule", SUBSCRIPTIONS_READ)
                .allow("GET /api/v1/subscriptions/control", SUBSCRIPTIONS_READ)
                .allow("GET /api/v1/subscriptions/migrations", SUBSCRIPTIONS_READ)
                .allow("POST /api/v1/subscriptions/migrations", SUBSCRIPTIONS_WRITE)
                .allow("POST /api/v1/subscriptions/migrations/preview", SUBSCRIPTIONS_WRITE)
                .allow("GET /api/v1/subscriptions/migrations/{id}", SUBSCRIPTIONS_READ)
                .allow("GET /api/v1/subscriptions/migrations/{id}/items", SUBSCRIPTIONS_READ)
                .allow("DELETE /api/v1/subscriptions/migrations/{id}", SUBSCRIPTIONS_WRITE)
                .allow("POST /api/v1/subscriptions/{id}/quote", SUBSCRIPTIONS_WRITE)
                .allow("POST /api/v1/subscriptions/{id}/accept", SUBSCRIPTIONS_WRITE)
                .allow("POST /api/v1/subscriptions/{id}/decline", SUBSCRIPTIONS_WRITE)
                .allow("POST /api/v1/subscriptions/{id}/approve", SUBSCRIPTIONS_APPROVE)
                .allow("POST /api/v1/subscriptions/{id}/confirm", SUBSCRIPTIONS_WRITE)
                .allow("POST /api/v1/subscriptions/{id}/activate", SUBSCRIPTIONS_WRITE)
                .allow("POST /api/v1/subscriptions/{id}/cancel", SUBSCRIPTIONS_WRITE)
                .allow("POST /api/v1/subscriptions/{id}/resume", SUBSCRIPTIONS_WRITE)
                .allow("POST /api/v1/subscriptions/{id}/pause", SUBSCRIPTIONS_WRITE)
                .allow("POST /api/v1/subscriptions/{id}/unpause", SUBSCRIPTIONS_WRITE)
                .allow("POST /api/v1/subscriptions/{id}/change-plan", SUBSCRIPTIONS_WRITE)
                .allow("POST /api/v1/subscriptions/{id}/add-ons", SUBSCRIPTIONS_WRITE)
                .allow("POST /api/v1/subscriptions/{id}/charges", SUBSCRIPTIONS_WRITE)
                .allow("POST /api/v1/subscriptions/{id}/preview", SUBSCRIPTIONS_WRITE)
                .allow("POST /api/v1/subscriptions/{id}/retry", SUBSCRIPTIONS_WRITE)
                .allow("DELETE /api/v1/subscriptions/{id}/scheduled-change", SUBSCRIPTIONS_WRITE)
                .allow("DELETE /api/v1/subscriptions/{id}/add-ons/{item}", SUBSCRIPTIONS_WRITE)
                .allow("POST /api/v1/subscriptions/{id}/force-delete", SUBSCRIPTIONS_DELETE);
    }
}
