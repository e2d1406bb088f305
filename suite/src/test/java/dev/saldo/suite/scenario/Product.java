package dev.saldo.suite.scenario;

import static dev.saldo.suite.scenario.Shop.usd;

import java.util.Map;
import java.util.UUID;

/** A product of the scenario. */
record Product(Saldo saldo, UUID id) {

    void offeredBy(Platform platform, String buyingPrice) {
        var body = Map.of("platformId", platform.id(), "buyingPrice", usd(buyingPrice), "preferred", true);
        saldo.post("/api/v1/products/%s/offers".formatted(id), body).is(201);
    }

    void costsNow(String listPrice) {
        saldo.patch("/api/v1/products/" + id, Map.of("listPrice", usd(listPrice)))
                .is(200);
    }
}
