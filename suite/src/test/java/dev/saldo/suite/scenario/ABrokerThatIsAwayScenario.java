package dev.saldo.suite.scenario;

import static dev.saldo.suite.scenario.Shop.usd;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

@SuiteScenario
class ABrokerThatIsAwayScenario {

    private static final Duration OUTAGE = Duration.ofSeconds(20);
    private static final int SALES = 40;

    @Test
    void stopsNoWriteAndLosesNone(Shop shop, Broker broker) throws Exception {
        var platform = shop.platformWith("1000.00");
        var song = shop.product(platform, "3.00", "4.99");
        shop.sale(song).confirmed().becomes("COMPLETED");

        broker.goesAway();
        List<Sale> sales;
        try {
            sales = overTheOutage(() -> {
                platform.deposit("0.01");
                return shop.sale(song).confirmed();
            });
        } finally {
            broker.comesBack();
        }

        assertThat(sales).hasSize(SALES);
        sales.forEach(sale -> sale.becomes("COMPLETED").invoice());
        assertThat(platform.balance()).isEqualTo(usd("877.40"));
    }

    /** Spreads the writes over the time the broker is away. */
    private static <T> List<T> overTheOutage(Callable<T> write) throws Exception {
        var pause = OUTAGE.toMillis() / SALES;
        try (var writer = Executors.newSingleThreadScheduledExecutor()) {
            var writes = new ArrayList<Future<T>>();
            for (var number = 1; number <= SALES; number++) {
                writes.add(writer.schedule(write, number * pause, TimeUnit.MILLISECONDS));
            }
            var results = new ArrayList<T>();
            for (var result : writes) {
                results.add(result.get());
            }
            return results;
        }
    }
}
