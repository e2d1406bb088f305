package dev.saldo.kit.store;

import dev.saldo.contracts.Topics;
import dev.saldo.contracts.identity.StoreChanged;
import dev.saldo.kit.ConditionalOnSaldoService;
import dev.saldo.kit.SaldoService;
import dev.saldo.kit.inbox.EventSubscription;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.r2dbc.core.DatabaseClient;

/** The copy of the stores; the service that owns them has it too, and is told of them like everybody. */
@AutoConfiguration
@ConditionalOnSaldoService
class StoreAutoConfiguration {

    @Bean
    Stores stores(DatabaseClient db) {
        return new Stores(db);
    }

    @Bean
    EventSubscription<StoreChanged> copyStores(Stores stores, @Value("${" + SaldoService.NAME + "}") String service) {
        return new EventSubscription<>(service + ".copy-stores", Topics.STORE_CHANGED, stores::apply);
    }
}
