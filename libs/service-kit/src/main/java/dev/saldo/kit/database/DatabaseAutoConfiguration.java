package dev.saldo.kit.database;

import dev.saldo.kit.ConditionalOnSaldoService;
import java.sql.SQLException;
import java.time.Clock;
import javax.sql.DataSource;
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
    FlywayMigrationStrategy kitFirst(DatabaseProperties database) {
        return service -> {
            Flyway.configure(service.getConfiguration().getClassLoader())
                    .dataSource(service.getConfiguration().getDataSource())
                    .schemas("kit")
                    .locations("classpath:db/kit")
                    .placeholders(service.getConfiguration().getPlaceholders())
                    .load()
                    .migrate();
            service.migrate();
            keepHistory(service.getConfiguration().getDataSource(), database.user());
        };
    }

    /** Both histories come with the rights of every table; but what was migrated is for the owner alone to say. */
    private static void keepHistory(DataSource owner, String runtime) {
        try (var connection = owner.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("revoke all on kit.flyway_schema_history, public.flyway_schema_history from "
                    + statement.enquoteIdentifier(runtime, true));
        } catch (SQLException failure) {
            throw new IllegalStateException("cannot take the migrations' history from " + runtime, failure);
        }
    }

    @Bean
    Housekeeping housekeeping(DatabaseClient db, Clock clock, HousekeepingProperties properties) {
        return new Housekeeping(db, clock, properties);
    }
}
