package dev.saldo.sales.checkout;

import dev.saldo.kit.security.Caller;
import dev.saldo.kit.web.EmptyRequest;
import dev.saldo.kit.web.GatheredWrites;
import dev.saldo.kit.web.Gathering;
import dev.saldo.kit.web.Idempotency;
import dev.saldo.kit.web.Preference;
import dev.saldo.sales.sale.Outcome;
import dev.saldo.sales.sale.SaleProblems;
import dev.saldo.sales.sale.view.SaleView;
import dev.saldo.sales.sale.view.SaleWatch;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Confirms, cancels and refunds sales. */
@RestController
@RequestMapping("/api/v1/sales/{id}")
class CheckoutController {

    private final Checkout checkout;
    private final SaleWatch watch;
    private final Idempotency idempotency;
    private final GatheredWrites<UUID, SaleView> confirmations;

    CheckoutController(Checkout checkout, SaleWatch watch, Idempotency idempotency, Gathering gathering) {
        this.checkout = checkout;
        this.watch = watch;
        this.idempotency = idempotency;
        this.confirmations = gathering.of("confirmations", SaleView.class, this::confirmAll);
    }

    /** @param reason for people who ask later */
    record ReasonRequest(@Nullable @Size(max = 500) String reason) {
        static @Nullable String of(@Nullable ReasonRequest request) {
            return request == null ? null : request.reason();
        }
    }

    @PostMapping("/confirm")
    @Operation(summary = "Confirm a sale, so that its credits are deducted")
    @Parameter(
            in = ParameterIn.HEADER,
            name = Preference.HEADER,
            description = Preference.DESCRIPTION,
            schema = @Schema(type = "string", example = "wait=5"))
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<ResponseEntity<SaleView>> confirm(
            Caller caller,
            ServerWebExchange exchange,
            @PathVariable UUID id,
            @RequestBody(required = false) @Nullable EmptyRequest nothing) {
        var preference = Preference.of(exchange);
        var confirmed = confirmations.write(caller, exchange, null, id);
        return confirmed
                .onErrorResume(
                        SaleProblems::isObjection,
                        _ -> checkout.learn(caller, id).then(confirmed))
                .flatMap(accepted -> preference
                        .map(wish -> patiently(caller, id, accepted, wish))
                        .orElse(Mono.just(accepted)));
    }

    @PostMapping("/cancel")
    @Operation(summary = "Cancel a sale that is not completed")
    Mono<ResponseEntity<SaleView>> cancel(
            Caller caller,
            ServerWebExchange exchange,
            @PathVariable UUID id,
            @Valid @RequestBody(required = false) @Nullable ReasonRequest request) {
        var work = answer(checkout.cancel(caller, id, ReasonRequest.of(request)), id);
        return idempotency.once(caller, exchange, request, SaleView.class, work);
    }

    @PostMapping("/refund")
    @Operation(summary = "Refund a completed sale in full")
    Mono<ResponseEntity<SaleView>> refund(
            Caller caller,
            ServerWebExchange exchange,
            @PathVariable UUID id,
            @Valid @RequestBody(required = false) @Nullable ReasonRequest request) {
        var work = answer(checkout.refund(caller, id, ReasonRequest.of(request)), id);
        return idempotency.once(caller, exchange, request, SaleView.class, work);
    }

    /** What is confirmed at the same time is decided, and committed, together. */
    private Mono<List<GatheredWrites.Outcome<SaleView>>> confirmAll(List<GatheredWrites.Wish<UUID>> wishes) {
        return checkout.confirm(
                        wishes.stream()
                                .map(wish -> wish(wish.caller(), wish.wanted()))
                                .toList(),
                        wishes.stream().map(GatheredWrites.Wish::trace).toList())
                .map(confirmations ->
                        confirmations.stream().map(CheckoutController::outcome).toList());
    }

    private static Confirmation.Wish wish(Caller caller, UUID sale) {
        return new Confirmation.Wish(caller.store(), caller.customer(), caller.subject(), sale);
    }

    private static GatheredWrites.Outcome<SaleView> outcome(Confirmation confirmation) {
        var before = confirmation.before();
        var outcome = confirmation.outcome();
        return before == null || outcome == null
                ? new GatheredWrites.Outcome.Refused<>(
                        SaleProblems.notFound(confirmation.wish().saleId()))
                : GatheredWrites.Outcome.of(
                        SaleView.of(before),
                        () -> response(HttpStatus.ACCEPTED, SaleView.of(SaleProblems.done(outcome))));
    }

    /** After the commit, and for as long as the caller prefers: the platforms answer by event. */
    private Mono<ResponseEntity<SaleView>> patiently(
            Caller caller, UUID id, ResponseEntity<SaleView> accepted, Preference preference) {
        return watch.settled(caller, id)
                .map(sale -> response(HttpStatus.OK, sale))
                .timeout(preference.patience(), Mono.just(accepted))
                .map(answer -> withHeaders(answer, accepted, preference))
                .defaultIfEmpty(accepted);
    }

    private static ResponseEntity<SaleView> withHeaders(
            ResponseEntity<SaleView> answer, ResponseEntity<SaleView> accepted, Preference preference) {
        return ResponseEntity.status(answer.getStatusCode())
                .headers(accepted.getHeaders())
                .headers(answer.getHeaders())
                .header("Preference-Applied", preference.applied())
                .body(answer.getBody());
    }

    private static Mono<ResponseEntity<SaleView>> answer(Mono<Outcome> outcome, UUID id) {
        return outcome.switchIfEmpty(Mono.error(() -> SaleProblems.notFound(id)))
                .map(SaleProblems::done)
                .map(sale -> response(HttpStatus.OK, SaleView.of(sale)));
    }

    private static ResponseEntity<SaleView> response(HttpStatus status, SaleView sale) {
        return ResponseEntity.status(status).eTag("\"" + sale.version() + "\"").body(sale);
    }
}
