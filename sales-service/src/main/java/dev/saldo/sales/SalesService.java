package dev.saldo.sales;

import dev.saldo.kit.SaldoService;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Customers and sales. */
@SpringBootApplication
public class SalesService {

    public static void main(String[] args) {
        SaldoService.run(SalesService.class, "sales", args);
    }
}
