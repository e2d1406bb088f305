package dev.saldo.identity;

import dev.saldo.kit.SaldoService;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Stores, members, API keys, and the tokens that services trust. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class IdentityService {

    public static void main(String[] args) {
        SaldoService.run(IdentityService.class, "identity", args);
    }
}
