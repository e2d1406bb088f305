package dev.saldo.usage.counter;

import dev.saldo.kit.database.MonthlyPartitions;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

/** Records are kept by month. */
@Configuration(proxyBeanMethods = false)
class UsagePartitions {

    @Bean
    MonthlyPartitions usageRecordPartitions(DatabaseClient db, Clock clock) {
        return new MonthlyPartitions(db, clock, "usage_record");
    }
}
