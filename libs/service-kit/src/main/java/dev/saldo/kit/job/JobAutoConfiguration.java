package dev.saldo.kit.job;

import dev.saldo.kit.ConditionalOnSaldoService;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** What a service does by itself. */
@AutoConfiguration
@ConditionalOnSaldoService
class JobAutoConfiguration {

    @Bean
    RecurringJobs recurringJobs(ObjectProvider<RecurringJob> jobs, MeterRegistry meters) {
        return new RecurringJobs(jobs.stream().toList(), meters);
    }
}
