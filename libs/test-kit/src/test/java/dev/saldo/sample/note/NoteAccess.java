package dev.saldo.sample.note;

import dev.saldo.contracts.access.Scope;
import dev.saldo.kit.security.AccessRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class NoteAccess {

    @Bean
    AccessRules access() {
        return AccessRules.none()
                .allow("GET /api/v1/notes", Scope.SALES_READ)
                .allowOwn("GET /api/v1/notes/{id}", Scope.SALES_READ)
                .allow("POST /api/v1/notes", Scope.SALES_WRITE)
                .allow("PATCH /api/v1/notes/{id}", Scope.SALES_WRITE);
    }
}
