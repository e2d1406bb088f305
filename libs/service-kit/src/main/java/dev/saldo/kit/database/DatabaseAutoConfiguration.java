package dev.saldo.kit.database;

import dev.saldo.kit.ConditionalOnSaldoService;
import dev.saldo.kit.SaldoService;
import io.r2dbc.postgresql.PostgresqlConnectionFactoryProvider;
import java.sql.SQLException;
import java.time.Clock;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.r2dbc.autoconfigure.ConnectionFactoryOptionsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.netty.resources.LoopResources;

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

    /**
     * Threads of the connections alone, in turns. By default a connection stays on the thread that happened to open it,
     * so that after a while all of them, of every service of the process, share one or two.
     */
    @Bean(destroyMethod = "dispose")
    LoopResources databaseThreads(@Value("${" + SaldoService.NAME + "}") String service) {
        return LoopResources.create(
                service + "-database",
                LoopResources.DEFAULT_IO_SELECT_COUNT,
                LoopResources.DEFAULT_IO_WORKER_COUNT,
                true,
                false);
    }

    @Bean
    ConnectionFactoryOptionsBuilderCustomizer onTheirOwnThreads(LoopResources databaseThreads) {
        return options -> options.option(PostgresqlConnectionFactoryProvider.LOOP_RESOURCES, databaseThreads);
    }

    @Bean
    Housekeeping housekeeping(DatabaseClient db, Clock clock, HousekeepingProperties properties) {
        return new Housekeeping(db, clock, properties);
    }
}
