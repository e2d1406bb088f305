package dev.saldo.usage;

import dev.saldo.kit.SaldoService;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Counts what subscribers use, and holds them to their limits. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class UsageService {

    public static void main(String[] args) {
        SaldoService.run(UsageService.class, "usage", args);
    }
}
