package dev.saldo.kit.audit;

import dev.saldo.kit.audit.AuditTable.Filter;
import dev.saldo.kit.security.Caller;
import dev.saldo.kit.web.Page;
import dev.saldo.kit.web.Paging;
import dev.saldo.kit.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** This service's part of the audit, newest first; its cursor is the id of the last row. */
@RestController
@RequestMapping("/api/v1/audit/${saldo.service.name}")
class AuditController {

    private final AuditTable table;

    AuditController(AuditTable table) {
        this.table = table;
    }

    @GetMapping
    @Operation(operationId = "listAudit", summary = "List who did what in one service, newest first")
    Mono<Page<AuditRow>> list(
            Caller caller,
            @RequestParam @Nullable String aggregateType,
            @RequestParam @Nullable UUID aggregateId,
            @RequestParam @Nullable String actor,
            @RequestParam @Nullable Instant from,
            @RequestParam @Nullable Instant to,
            Paging paging) {
        if (paging.sort() != null) {
            throw Problem.malformed("?sort", "is not offered: the newest come first");
        }
        var filter = new Filter(aggregateType, aggregateId, actor, from, to, cursor(paging.after()));
        return table.page(caller.store(), filter, paging.limit());
    }

    private static @Nullable UUID cursor(@Nullable String after) {
        try {
            return after == null ? null : UUID.fromString(after);
        } catch (IllegalArgumentException _) {
            throw Problem.malformed("?after", "must be the next of another page");
        }
    }
}
