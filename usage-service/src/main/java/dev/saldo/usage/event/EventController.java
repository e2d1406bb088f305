package dev.saldo.usage.event;

import dev.saldo.kit.apidoc.OneOf;
import dev.saldo.kit.security.Caller;
import dev.saldo.kit.web.Choice;
import dev.saldo.kit.web.Page;
import dev.saldo.kit.web.Paging;
import dev.saldo.kit.web.Problem;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Takes reports of usage, and tells what became of them. */
@RestController
@RequestMapping("/api/v1/usage/events")
class EventController {

    private final Reporting reporting;
    private final EventRepository events;
    private final EventBodies bodies;

    EventController(Reporting reporting, EventRepository events, EventBodies bodies) {
        this.reporting = reporting;
        this.events = events;
        this.bodies = bodies;
    }

    @PostMapping(consumes = {EventBodies.STRUCTURED, EventBodies.BATCH})
    @Operation(
            operationId = "reportUsage",
            summary = "Report usage that has happened, as CloudEvents",
            description =
                    "One event, or an array of at most 1,000. Binary mode, application/json with the attributes in"
                            + " ce- headers, is understood as well.")
    Mono<FatesView> report(Caller caller, ServerWebExchange exchange, @RequestBody byte[] body) {
        var reports = bodies.read(caller.store(), exchange.getRequest().getHeaders(), body).stream()
                .map(event -> new Report(event, caller.subject()))
                .toList();
        return reporting.report(reports).map(FatesView::of);
    }

    /** Binary mode, whose bodies are anybody's JSON, so that no schema could be told. */
    @Hidden
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    Mono<FatesView> reportBinary(Caller caller, ServerWebExchange exchange, @RequestBody byte[] body) {
        return report(caller, exchange, body);
    }

    @GetMapping
    @Operation(operationId = "listUsageEvents", summary = "List reported events and what became of them")
    Mono<Page<EventView>> list(
            Caller caller,
            @RequestParam @Nullable String source,
            @RequestParam @Nullable String id,
            @RequestParam @OneOf(Fate.class) @Nullable String fate,
            Paging paging) {
        return events.page(caller.store(), new EventFilter(source, id, Choice.of(Fate.class, "fate", fate)), paging);
    }

    @GetMapping("/{source}/{id}")
    @Operation(operationId = "getUsageEvent", summary = "Show what became of an event whose source has no slashes")
    Mono<EventView> get(Caller caller, @PathVariable String source, @PathVariable String id) {
        return events.find(new EventKey(caller.store(), source, id))
                .switchIfEmpty(Mono.error(() -> Problem.notFound("event", source + " " + id)));
    }
}
