package dev.saldo.kit.privacy;

import dev.saldo.contracts.access.Scope;
import dev.saldo.kit.ConditionalOnSaldoService;
import dev.saldo.kit.SaldoService;
import dev.saldo.kit.security.AccessRules;
import dev.saldo.kit.store.Stores;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

/** What becomes of personal data. */
@AutoConfiguration(afterName = "dev.saldo.kit.store.StoreAutoConfiguration")
@ConditionalOnSaldoService
@EnableConfigurationProperties(PrivacyProperties.class)
class PrivacyAutoConfiguration {

    @Bean
    @ConditionalOnBean(Purge.class)
    Purging purging(
            Stores stores, ObjectProvider<Purge> purges, DatabaseClient db, Clock clock, PrivacyProperties properties) {
        return new Purging(stores, purges.stream().toList(), db, clock, properties.purgeEvery());
    }

    /** Only where there is something to export. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBean(PersonalData.class)
    static class Export {

        @Bean
        PersonalDataController personalDataController(PersonalData data) {
            return new PersonalDataController(data);
        }

        @Bean
        AccessRules exportAccess(@Value("${" + SaldoService.NAME + "}") String service) {
            return AccessRules.none().allow("GET /api/v1/privacy/" + service + "/customers/{id}", Scope.PRIVACY_READ);
        }
    }
}
