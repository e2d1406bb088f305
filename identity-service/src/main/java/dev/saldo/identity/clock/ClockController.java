package dev.saldo.identity.clock;

import dev.saldo.kit.security.Caller;
import dev.saldo.kit.time.Times;
import dev.saldo.kit.web.Idempotency;
import dev.saldo.kit.web.Preference;
import dev.saldo.kit.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The clock of the caller's store over HTTP. */
@RestController
@RequestMapping("/api/v1/clock")
class ClockController {

    private static final String OPERATIONS = "/api/v1/clock/operations/";
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private final AdvancingClocks advancing;
    private final AdvanceRepository repository;
    private final Idempotency idempotency;
    private final Clock wall;

    ClockController(AdvancingClocks advancing, AdvanceRepository repository, Idempotency idempotency, Clock wall) {
        this.advancing = advancing;
        this.repository = repository;
        this.idempotency = idempotency;
        this.wall = wall;
    }

    @GetMapping
    @Operation(summary = "Show what time it is in your store")
    Mono<ClockView> show(Caller caller) {
        return repository
                .newest(caller.store())
                .map(last -> ClockView.standing(last, caller.test()))
                .switchIfEmpty(Mono.fromSupplier(() -> ClockView.running(Times.now(wall), caller.test())));
    }

    @PostMapping("/advance")
    @Operation(summary = "Move the clock of a test store forward, through all that falls due on the way")
    @Parameter(
            in = ParameterIn.HEADER,
            name = Preference.HEADER,
            description = Preference.DESCRIPTION,
            schema = @Schema(type = "string", example = "wait=5"))
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<ResponseEntity<AdvanceView>> advance(
            Caller caller, @Valid @RequestBody AdvanceClockRequest body, ServerWebExchange exchange) {
        var preference = Preference.of(exchange);
        var work = Mono.defer(() -> advancing.advance(caller, body.to())).map(ClockController::accepted);
        var accepted = idempotency.once(caller, exchange, body, AdvanceView.class, work);
        return preference
                .map(wish -> accepted.flatMap(answer -> patiently(caller, answer, wish)))
                .orElse(accepted);
    }

    @GetMapping("/operations/{id}")
    @Operation(summary = "Show a move of the clock")
    @Parameter(
            in = ParameterIn.HEADER,
            name = Preference.HEADER,
            description = Preference.DESCRIPTION,
            schema = @Schema(type = "string", example = "wait=5"))
    Mono<ResponseEntity<AdvanceView>> operation(Caller caller, @PathVariable UUID id, ServerWebExchange exchange) {
        var preference = Preference.of(exchange);
        return repository
                .find(caller.store(), id)
                .map(advance -> ResponseEntity.ok(AdvanceView.of(advance)))
                .switchIfEmpty(Mono.error(() -> Problem.notFound("operation of the clock", id)))
                .flatMap(answer ->
                        preference.map(wish -> patiently(caller, answer, wish)).orElse(Mono.just(answer)));
    }

    private static ResponseEntity<AdvanceView> accepted(Advance advance) {
        return ResponseEntity.accepted()
                .location(URI.create(OPERATIONS + advance.id()))
                .body(AdvanceView.of(advance));
    }

    /** After the commit, and for as long as the caller prefers: the services answer by event. */
    private Mono<ResponseEntity<AdvanceView>> patiently(
            Caller caller, ResponseEntity<AdvanceView> first, Preference preference) {
        var id = Objects.requireNonNull(first.getBody()).id();
        var present = repository.find(caller.store(), id);
        return present.filter(advance -> !advance.isRunning())
                .repeatWhenEmpty(looked -> looked.delayElements(LOOK_AGAIN))
                .timeout(preference.patience(), present)
                .map(advance -> ResponseEntity.status(advance.isRunning() ? first.getStatusCode() : HttpStatus.OK)
                        .headers(first.getHeaders())
                        .header("Preference-Applied", preference.applied())
                        .body(AdvanceView.of(advance)));
    }
}
