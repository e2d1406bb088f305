package dev.saldo.catalog;

import dev.saldo.kit.SaldoService;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Products, offers and what they cost at the platforms; plans, taxes and discounts. */
@SpringBootApplication
public class CatalogService {

    public static void main(String[] args) {
        SaldoService.run(CatalogService.class, "catalog", args);
    }
}
