package dev.saldo.kit.audit;

import dev.saldo.contracts.access.Scope;
import dev.saldo.kit.ConditionalOnSaldoService;
import dev.saldo.kit.SaldoService;
import dev.saldo.kit.security.AccessRules;
import dev.saldo.kit.security.AccessTable;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.json.JsonMapper;

/** The audit of a service, and the way to read it. */
@AutoConfiguration
@ConditionalOnSaldoService
class AuditAutoConfiguration {

    private static final String SERVICE = "${" + SaldoService.NAME + "}";

    @Bean
    AuditTable auditTable(DatabaseClient db, @Value(SERVICE) String service) {
        return new AuditTable(db, service);
    }

    @Bean
    Audit audit(AuditTable table, AccessTable access, JsonMapper json, Clock clock, @Value(SERVICE) String service) {
        return new Audit(table, new AuditRows(access, json, clock, service));
    }

    @Bean
    AuditController auditController(AuditTable table) {
        return new AuditController(table);
    }

    @Bean
    AccessRules auditAccess(@Value(SERVICE) String service) {
        return AccessRules.none().allow("GET /api/v1/audit/" + service, Scope.AUDIT_READ);
    }
}
