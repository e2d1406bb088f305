package dev.saldo.sales.migration;

import dev.saldo.kit.apidoc.OneOf;
import dev.saldo.kit.security.Caller;
import dev.saldo.kit.web.Choice;
import dev.saldo.kit.web.Idempotency;
import dev.saldo.kit.web.Page;
import dev.saldo.kit.web.Paging;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Moves all subscriptions of a plan to its newest version. */
@RestController
@RequestMapping("/api/v1/subscriptions/migrations")
class MigrationController {

    private final Migrations migrations;
    private final Idempotency idempotency;

    MigrationController(Migrations migrations, Idempotency idempotency) {
        this.migrations = migrations;
        this.idempotency = idempotency;
    }

    @PostMapping("/preview")
    @Operation(
            operationId = "previewMigration",
            summary = "Show what moving all subscriptions of a plan to its newest version comes to")
    Mono<ResponseEntity<ImpactView>> preview(
            Caller caller, ServerWebExchange exchange, @Valid @RequestBody MigrationRequest request) {
        return migrations
                .prepare(caller, request)
                .map(order -> migrations.preview(order).map(ResponseEntity::ok))
                .flatMap(work -> idempotency.once(caller, exchange, request, ImpactView.class, work));
    }

    @PostMapping
    @Operation(operationId = "startMigration", summary = "Move all subscriptions of a plan to its newest version")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<ResponseEntity<MigrationView>> start(
            Caller caller, ServerWebExchange exchange, @Valid @RequestBody MigrationRequest request) {
        return migrations
                .prepare(caller, request)
                .map(order -> migrations.start(order).map(MigrationController::accepted))
                .flatMap(work -> idempotency.once(caller, exchange, request, MigrationView.class, work));
    }

    @GetMapping
    @Operation(operationId = "listMigrations", summary = "List migrations, newest first")
    Mono<Page<MigrationView>> list(Caller caller, Paging paging) {
        return migrations
                .list(caller.store(), paging)
                .map(page ->
                        new Page<>(page.items().stream().map(MigrationView::of).toList(), page.next()));
    }

    @GetMapping("/{id}")
    @Operation(operationId = "getMigration", summary = "Show a migration")
    Mono<MigrationView> get(Caller caller, @PathVariable UUID id) {
        return migrations.find(caller.store(), id).map(MigrationView::of);
    }

    @GetMapping("/{id}/items")
    @Operation(operationId = "listMigrationItems", summary = "List what became of the subscriptions of a migration")
    Mono<Page<ItemView>> items(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(required = false) @OneOf(ItemState.class) @Nullable String status,
            Paging paging) {
        return migrations.items(caller.store(), id, Choice.of(ItemState.class, "status", status), paging);
    }

    @DeleteMapping("/{id}")
    @Operation(operationId = "withdrawMigration", summary = "Take back what a migration has not moved yet")
    Mono<ResponseEntity<MigrationView>> withdraw(Caller caller, ServerWebExchange exchange, @PathVariable UUID id) {
        var work =
                migrations.withdraw(caller.store(), id).map(MigrationView::of).map(ResponseEntity::ok);
        return idempotency.once(caller, exchange, null, MigrationView.class, work);
    }

    private static ResponseEntity<MigrationView> accepted(Migration migration) {
        return ResponseEntity.accepted()
                .header("Location", "/api/v1/subscriptions/migrations/" + migration.id())
                .body(MigrationView.of(migration));
    }
}
