package dev.saldo.platform;

import dev.saldo.kit.SaldoService;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Supplier platforms and their credits. */
@SpringBootApplication
public class PlatformService {

    public static void main(String[] args) {
        SaldoService.run(PlatformService.class, "platform", args);
    }
}
