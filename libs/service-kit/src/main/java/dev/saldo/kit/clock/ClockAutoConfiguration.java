package dev.saldo.kit.clock;

import dev.saldo.contracts.Topic;
import dev.saldo.contracts.Topics;
import dev.saldo.kit.ConditionalOnSaldoService;
import dev.saldo.kit.SaldoService;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.r2dbc.core.DatabaseClient;

/** The clocks of stores. */
@AutoConfiguration
@ConditionalOnSaldoService
class ClockAutoConfiguration {

    @Bean
    MovedStores movedStores(DatabaseClient db) {
        return new MovedStores(db);
    }

    @Bean
    StoreActivity storeActivity(
            DatabaseClient db, MovedStores moved, @Value("${" + SaldoService.NAME + "}") String service) {
        var asked = Topics.clockSettled().stream().map(Topic::service).anyMatch(service::equals);
        return new StoreActivity(db, moved, asked);
    }

    @Bean
    StoreClock storeClock(DatabaseClient db, Clock clock, MovedStores moved) {
        return new StoreClock(db, clock, moved);
    }
}
