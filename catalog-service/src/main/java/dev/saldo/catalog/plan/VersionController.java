package dev.saldo.catalog.plan;

import dev.saldo.kit.apidoc.HonoursIfMatch;
import dev.saldo.kit.apidoc.Patches;
import dev.saldo.kit.security.Caller;
import dev.saldo.kit.web.Etags;
import dev.saldo.kit.web.Idempotency;
import dev.saldo.kit.web.MergePatch;
import dev.saldo.kit.web.Page;
import dev.saldo.kit.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** The ETag is everywhere that of the plan. */
@RestController
@RequestMapping("/api/v1/plans/{id}/versions")
class VersionController {

    private final Plans plans;
    private final PlanChecking checking;
    private final Idempotency idempotency;
    private final MergePatch mergePatch;

    VersionController(Plans plans, PlanChecking checking, Idempotency idempotency, MergePatch mergePatch) {
        this.plans = plans;
        this.checking = checking;
        this.idempotency = idempotency;
        this.mergePatch = mergePatch;
    }

    /** All on one page: a plan has no more than that. */
    @GetMapping
    @Operation(operationId = "listPlanVersions", summary = "List the versions of a plan, the oldest first")
    Mono<Page<VersionView>> list(Caller caller, @PathVariable UUID id) {
        return plans.find(caller, id)
                .map(plan ->
                        new Page<>(plan.versions().stream().map(VersionView::of).toList(), null));
    }

    @PostMapping
    @HonoursIfMatch
    @Operation(operationId = "createPlanVersion", summary = "Draft a new version of a plan, from the latest")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<ResponseEntity<VersionView>> create(
            Caller caller,
            @PathVariable UUID id,
            @Patches(WrittenTerms.class) @RequestBody JsonNode patch,
            ServerWebExchange exchange) {
        var work = plans.draft(caller, id, Etags.version(exchange), terms -> mergePatch.apply(patch, terms))
                .map(VersionController::created);
        return checking.prepare(caller.store(), SupplyPatch.platform(patch))
                .then(idempotency.once(caller, exchange, patch, VersionView.class, work));
    }

    @GetMapping("/{number}")
    @Operation(operationId = "getPlanVersion", summary = "Show a version of a plan")
    Mono<ResponseEntity<VersionView>> get(Caller caller, @PathVariable UUID id, @PathVariable String number) {
        return plans.find(caller, id).map(plan -> Etags.ok(plan.version(), version(plan, number)));
    }

    @DeleteMapping("/{number}")
    @HonoursIfMatch
    @Operation(operationId = "deletePlanVersion", summary = "Delete the draft of a plan")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<ResponseEntity<Void>> remove(
            Caller caller, @PathVariable UUID id, @PathVariable String number, ServerWebExchange exchange) {
        var work = plans.remove(caller, id, parsed(number), Etags.version(exchange))
                .map(_ -> ResponseEntity.noContent().<Void>build());
        return idempotency.once(caller, exchange, null, Void.class, work);
    }

    private static ResponseEntity<VersionView> created(Plan plan) {
        var draft = plan.latest();
        return Etags.created(
                "/api/v1/plans/%s/versions/%d".formatted(plan.id(), draft.number()),
                plan.version(),
                VersionView.of(draft));
    }

    private static VersionView version(Plan plan, String number) {
        var version = plan.find(parsed(number));
        if (version == null) {
            throw Problem.notFound("version", number);
        }
        return VersionView.of(version);
    }

    /** What is no number is the number of no version. */
    private static int parsed(String number) {
        return number.matches("[1-9]\\d{0,5}") ? Integer.parseInt(number) : 0;
    }
}
