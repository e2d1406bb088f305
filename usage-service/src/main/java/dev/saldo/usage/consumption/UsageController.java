package dev.saldo.usage.consumption;

import dev.saldo.kit.security.Caller;
import dev.saldo.kit.web.Idempotency;
import dev.saldo.kit.web.Problem;
import dev.saldo.usage.counter.Readings;
import dev.saldo.usage.counter.UsageView;
import dev.saldo.usage.limit.MeterPath;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Asks for usage, and reads what was used. */
@RestController
@RequestMapping("/api/v1/usage")
class UsageController {

    private final Consuming consuming;
    private final Readings readings;

    UsageController(Consuming consuming, Readings readings) {
        this.consuming = consuming;
        this.readings = readings;
    }

    @PostMapping("/consume")
    @Operation(summary = "Use some of a feature, if the limit allows it")
    @ApiResponse(responseCode = "200", description = "Allowed and counted, or refused: see allowed")
    Mono<ResponseEntity<UsageView>> consume(
            Caller caller,
            @Valid @RequestBody ConsumeRequest body,
            @RequestParam(defaultValue = "false") boolean enforce,
            ServerWebExchange exchange) {
        var consumption = body.consumption(caller, Idempotency.keyIn(exchange));
        return consuming.consume(consumption).map(outcome -> respond(outcome, enforce));
    }

    @GetMapping("/{subscriberType}/{subscriberId}/{feature}")
    @Operation(summary = "Show what was used in this period, and what is left")
    Mono<UsageView> get(
            Caller caller,
            @PathVariable String subscriberType,
            @PathVariable String subscriberId,
            @PathVariable String feature) {
        return readings.read(MeterPath.of(caller, subscriberType, subscriberId, feature));
    }

    private static ResponseEntity<UsageView> respond(Outcome outcome, boolean enforce) {
        return switch (outcome) {
            case Outcome.Answered(var view)
            when enforce && !view.allowed() ->
                ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS).body(view);
            case Outcome.Answered(var view) -> ResponseEntity.ok(view);
            case Outcome.KeyReused _ -> throw Problem.keyReused();
        };
    }
}
