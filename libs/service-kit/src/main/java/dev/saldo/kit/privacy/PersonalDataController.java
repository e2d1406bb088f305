package dev.saldo.kit.privacy;

import dev.saldo.kit.security.Caller;
import dev.saldo.kit.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import java.util.Map;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** This service's part of a customer's export. */
@RestController
@RequestMapping("/api/v1/privacy/${saldo.service.name}/customers")
class PersonalDataController {

    private final PersonalData data;

    PersonalDataController(PersonalData data) {
        this.data = data;
    }

    @GetMapping("/{id}")
    @Operation(operationId = "exportPersonalData", summary = "Show what one service holds about a customer")
    Mono<Map<String, Object>> export(Caller caller, @PathVariable UUID id) {
        return data.of(caller.store(), id).switchIfEmpty(Mono.error(() -> Problem.notFound("customer", id)));
    }
}
