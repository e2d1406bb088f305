package dev.saldo.kit.apidoc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperationIdsTest {

    @ParameterizedTest
    @CsvSource({
        "GET,    /api/v1/platforms,                        list,       true,  listPlatforms",
        "POST,   /api/v1/platforms,                        register,   false, registerPlatform",
        "GET,    /api/v1/sales/{id},                       get,        false, getSale",
        "DELETE, /api/v1/products/{product}/offers/{offer}, end,       false, endOffer",
        "POST,   /api/v1/sales/{id}/confirm,               confirm,    false, confirmSale",
        "GET,    /api/v1/sales/{id}/stream,                stream,     false, streamSale",
        "POST,   /api/v1/platforms/{id}/credits/deduct,    deduct,     false, deductCredits",
        "GET,    /api/v1/platforms/{id}/credits/movements, movements,  true,  listMovements",
        "GET,    /api/v1/invoices/verify,                  verify,     false, verifyInvoices",
        "GET,    /api/v1/credit-notes/{id},                get,        false, getCreditNote",
        "GET,    /api/v1/whoami,                           whoami,     false, whoami",
        "PUT,    /api/v1/sales-policy,                     put,        false, putSalesPolicy",
    })
    void anOperationIsNamedAfterWhatItDoesToWhat(
            String method, String path, String verb, boolean isList, String operationId) {
        assertThat(OperationIds.of(method, path, verb, isList)).isEqualTo(operationId);
    }
}
