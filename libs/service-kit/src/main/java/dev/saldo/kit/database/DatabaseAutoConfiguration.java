package dev.saldo.kit.database;

import dev.saldo.kit.ConditionalOnSaldoService;
import java.time.Clock;
import org.flywaydb.core.Flyway;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.r2dbc.core.DatabaseClient;

/** The database of a service: its migrations, and what is thrown away in time. */
@AutoConfiguration
@ConditionalOnSaldoService
@EnableConfigurationProperties({DatabaseProperties.class, HousekeepingProperties.class})
class DatabaseAutoConfiguration {

    /** The kit's own tables live apart, in the schema {@code kit}, and are migrated before those of the service. */
    @Bean
    FlywayMigrationStrategy kitFirst() {
        return service -> {
            Flyway.configure(service.getConfiguration().getClassLoader())
                    .dataSource(service.getConfiguration().getDataSource())
                    .schemas("kit")
                    .locations("classpath:db/kit")
                    .placeholders(service.getConfiguration().getPlaceholders())
                    .load()
                    .migrate();
            service.migrate();
        };
    }

    @Bean
    Housekeeping housekeeping(DatabaseClient db, Clock clock, HousekeepingProperties properties) {
        return new Housekeeping(db, clock, properties);
    }
}
