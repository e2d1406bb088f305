package dev.saldo.billing;

import dev.saldo.kit.SaldoService;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The service that owns invoices, credit notes and payments. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class BillingService {

    public static void main(String[] args) {
        SaldoService.run(BillingService.class, "billing", args);
    }
}
