package dev.saldo.kit.clock;

import dev.saldo.kit.ConditionalOnSaldoService;
import java.time.Clock;
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
    StoreActivity storeActivity(DatabaseClient db, MovedStores moved) {
        return new StoreActivity(db, moved);
    }

    @Bean
    StoreClock storeClock(DatabaseClient db, Clock clock, MovedStores moved) {
        return new StoreClock(db, clock, moved);
    }
}
