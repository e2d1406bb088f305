package dev.saldo.billing.access;

import static dev.saldo.contracts.access.Scope.INVOICES_READ;
import static dev.saldo.contracts.access.Scope.PAYMENTS_READ;
import static dev.saldo.contracts.access.Scope.PAYMENTS_WRITE;

import dev.saldo.kit.security.AccessRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who may do what here. That money came in is the store's word; a customer only pays what they owe. */
@Configuration(proxyBeanMethods = false)
class BillingAccess {

    @Bean
    AccessRules access() {
        return AccessRules.none()
                .allowOwn("GET /api/v1/invoices", INVOICES_READ)
                .allow("GET /api/v1/invoices/verify", INVOICES_READ)
                .allowOwn("GET /api/v1/invoices/{id}", INVOICES_READ)
                .allowOwn("GET /api/v1/invoices/{id}/credit-notes", INVOICES_READ)
                .allowOwn("GET /api/v1/invoices/{id}/payments", PAYMENTS_READ)
                .allow("POST /api/v1/invoices/{id}/collect", PAYMENTS_WRITE)
                .allowOwn("GET /api/v1/credit-notes", INVOICES_READ)
                .allowOwn("GET /api/v1/credit-notes/{id}", INVOICES_READ)
                .allowOwn("GET /api/v1/customer-balances/{customerId}", INVOICES_READ)
                .allowOwn("GET /api/v1/payments", PAYMENTS_READ)
                .allowOwn("GET /api/v1/payments/{id}", PAYMENTS_READ)
                .allow("POST /api/v1/payments", PAYMENTS_WRITE)
                .allowOwn("POST /api/v1/payments/simulate", PAYMENTS_WRITE);
    }
}
