package dev.saldo.catalog.plan;

import dev.saldo.kit.apidoc.HonoursIfMatch;
import dev.saldo.kit.apidoc.Patches;
import dev.saldo.kit.security.Caller;
import dev.saldo.kit.web.EmptyRequest;
import dev.saldo.kit.web.Etags;
import dev.saldo.kit.web.Idempotency;
import dev.saldo.kit.web.MergePatch;
import dev.saldo.kit.web.Page;
import dev.saldo.kit.web.Paging;
import io.swagger.v3.oas.annotations.Operation;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping("/api/v1/plans")
class PlanController {

    private final Plans plans;
    private final PlanList list;
    private final PlanChecking checking;
    private final Idempotency idempotency;
    private final MergePatch mergePatch;

    PlanController(Plans plans, PlanList list, PlanChecking checking, Idempotency idempotency, MergePatch mergePatch) {
        this.plans = plans;
        this.list = list;
        this.checking = checking;
        this.idempotency = idempotency;
        this.mergePatch = mergePatch;
    }

    @PostMapping
    @Operation(summary = "Create a plan, with its first version as a draft")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<ResponseEntity<PlanView>> create(
            Caller caller, @RequestBody SavePlanRequest request, ServerWebExchange exchange) {
        var work = plans.create(caller, request)
                .map(plan -> Etags.created("/api/v1/plans/" + plan.id(), plan.version(), PlanView.of(plan)));
        return checking.prepare(caller.store(), request.platform())
                .then(idempotency.once(caller, exchange, request, PlanView.class, work));
    }

    @PostMapping("/validate")
    @Operation(operationId = "validatePlan", summary = "Say what is wrong with a plan, and write nothing")
    Mono<PlanVerdict> validate(Caller caller, @RequestBody SavePlanRequest request) {
        return checking.prepare(caller.store(), request.platform())
                .then(Mono.defer(() -> plans.faults(caller.store(), request)))
                .map(PlanVerdict::of);
    }

    @GetMapping
    @Operation(summary = "List plans")
    Mono<Page<PlanView>> list(
            Caller caller,
            Paging paging,
            @RequestParam(required = false) @Nullable String search,
            @RequestParam(required = false) @Nullable UUID productId,
            @RequestParam(required = false) @Nullable String group,
            @RequestParam(required = false) @Nullable Boolean active,
            @RequestParam(required = false) @Nullable String slug) {
        var filter = new PlanFilter(search, productId, group, active, slug, caller.customer() != null);
        return list.page(caller.store(), filter, paging)
                .map(page -> new Page<>(
                        page.items().stream().map(plan -> shown(caller, plan)).toList(), page.next()));
    }

    @GetMapping("/{id}")
    @Operation(summary = "Show a plan with its current version and its draft")
    Mono<ResponseEntity<PlanView>> get(Caller caller, @PathVariable UUID id) {
        return plans.find(caller, id).map(plan -> Etags.ok(plan.version(), shown(caller, plan)));
    }

    @PatchMapping("/{id}")
    @HonoursIfMatch
    @Operation(summary = "Change a plan; its terms while they are a draft")
    Mono<ResponseEntity<PlanView>> change(
            Caller caller,
            @PathVariable UUID id,
            @Patches(SavePlanRequest.class) @RequestBody JsonNode patch,
            ServerWebExchange exchange) {
        var work = plans.change(caller, id, Etags.version(exchange), plan -> mergePatch.apply(patch, plan))
                .map(PlanController::ok);
        return checking.prepare(caller.store(), SupplyPatch.platform(patch))
                .then(idempotency.once(caller, exchange, patch, PlanView.class, work));
    }

    @DeleteMapping("/{id}")
    @HonoursIfMatch
    @Operation(operationId = "deletePlan", summary = "Delete a plan; it can be restored")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<ResponseEntity<Void>> remove(Caller caller, @PathVariable UUID id, ServerWebExchange exchange) {
        var work = plans.remove(caller, id, Etags.version(exchange))
                .map(_ -> ResponseEntity.noContent().<Void>build());
        return idempotency.once(caller, exchange, null, Void.class, work);
    }

    @PostMapping("/{id}/restore")
    @HonoursIfMatch
    @Operation(summary = "Restore a deleted plan")
    Mono<ResponseEntity<PlanView>> restore(
            Caller caller,
            ServerWebExchange exchange,
            @PathVariable UUID id,
            @RequestBody(required = false) @Nullable EmptyRequest nothing) {
        var work = plans.restore(caller, id, Etags.version(exchange)).map(PlanController::ok);
        return idempotency.once(caller, exchange, null, PlanView.class, work);
    }

    @PostMapping("/{id}/publish")
    @HonoursIfMatch
    @Operation(summary = "Publish the draft of a plan, for new subscriptions")
    Mono<ResponseEntity<PlanView>> publish(
            Caller caller,
            ServerWebExchange exchange,
            @PathVariable UUID id,
            @RequestBody(required = false) @Nullable EmptyRequest nothing) {
        var work = plans.publish(caller, id, Etags.version(exchange)).map(PlanController::ok);
        return idempotency.once(caller, exchange, null, PlanView.class, work);
    }

    private static PlanView shown(Caller caller, Plan plan) {
        return caller.customer() == null ? PlanView.of(plan) : PlanView.forCustomers(plan);
    }

    private static ResponseEntity<PlanView> ok(Plan plan) {
        return Etags.ok(plan.version(), PlanView.of(plan));
    }
}
