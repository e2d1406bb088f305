package dev.saldo.platform.credit;

import dev.saldo.kit.database.MonthlyPartitions;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

/** The ledger is kept by month. */
@Configuration(proxyBeanMethods = false)
class LedgerPartitions {

    @Bean
    MonthlyPartitions movementsByMonth(DatabaseClient db, Clock clock) {
        return new MonthlyPartitions(db, clock, "credit_movement");
    }
}
