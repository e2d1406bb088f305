package dev.saldo.sample;

import dev.saldo.kit.SaldoService;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** A service as small as one can be, to test the test-kit with. */
@SpringBootApplication
public class SampleService {

    public static void main(String[] args) {
        SaldoService.run(SampleService.class, "sample", args);
    }
}
