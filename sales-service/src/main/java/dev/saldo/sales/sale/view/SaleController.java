package dev.saldo.sales.sale.view;

import dev.saldo.kit.apidoc.OneOf;
import dev.saldo.kit.security.Caller;
import dev.saldo.kit.web.Choice;
import dev.saldo.kit.web.Etags;
import dev.saldo.kit.web.Page;
import dev.saldo.kit.web.Paging;
import dev.saldo.sales.sale.SaleFilter;
import dev.saldo.sales.sale.SaleProblems;
import dev.saldo.sales.sale.SaleStatus;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Shows sales. */
@RestController
@RequestMapping("/api/v1/sales")
class SaleController {

    private final SaleReader reader;
    private final SaleWatch watch;

    SaleController(SaleReader reader, SaleWatch watch) {
        this.reader = reader;
        this.watch = watch;
    }

    @GetMapping
    @Operation(summary = "List sales")
    Mono<Page<SaleView>> list(
            Caller caller,
            Paging paging,
            @RequestParam(required = false) @OneOf(SaleStatus.class) @Nullable String status,
            @RequestParam(required = false) @Nullable UUID customerId,
            @RequestParam(required = false) @Nullable String externalReference,
            @RequestParam(required = false) @Nullable Instant soldFrom,
            @RequestParam(required = false) @Nullable Instant soldTo) {
        var filter = new SaleFilter(
                Choice.of(SaleStatus.class, "status", status), customerId, externalReference, soldFrom, soldTo);
        return reader.list(caller, filter, paging);
    }

    @GetMapping("/{id}")
    @Operation(summary = "Show a sale")
    Mono<ResponseEntity<SaleView>> get(Caller caller, @PathVariable UUID id) {
        return reader.view(caller, id).switchIfEmpty(notFound(id)).map(sale -> Etags.ok(sale.version(), sale));
    }

    @GetMapping(path = "/{id}/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(summary = "Follow a sale until it is final")
    Flux<ServerSentEvent<SaleView>> stream(Caller caller, @PathVariable UUID id) {
        return reader.view(caller, id).switchIfEmpty(notFound(id)).thenMany(watch.stream(caller, id));
    }

    private static <T> Mono<T> notFound(UUID id) {
        return Mono.error(() -> SaleProblems.notFound(id));
    }
}
