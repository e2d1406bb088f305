package dev.saldo.sales.subscription;

import dev.saldo.kit.apidoc.HonoursIfMatch;
import dev.saldo.kit.security.Caller;
import dev.saldo.kit.web.EmptyRequest;
import dev.saldo.kit.web.Etags;
import dev.saldo.kit.web.Idempotency;
import dev.saldo.kit.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
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

/** Takes subscriptions from one status to another. */
@RestController
@RequestMapping("/api/v1/subscriptions/{id}")
class ActController {

    private final Subscriptions subscriptions;
    private final Previews previews;
    private final Idempotency idempotency;

    ActController(Subscriptions subscriptions, Previews previews, Idempotency idempotency) {
        this.subscriptions = subscriptions;
        this.previews = previews;
        this.idempotency = idempotency;
    }

    /** @param validUntil the first day on which it cannot be accepted any more */
    record QuoteRequest(@NotNull @InReach LocalDate validUntil) {}

    /** @param reason for people who ask later */
    record ReasonRequest(@Nullable @Size(max = 500) String reason) {}

    /**
     * How a subscription is to end.
     *
     * @param when now, period-end (the usual), or a day
     * @param credit whether unused time is given back; only of what ends at once
     * @param token of a preview; then nothing else counts
     */
    record CancelRequest(
            @Nullable String when,
            @Nullable Boolean credit,
            @Nullable @Size(max = 500) String reason,
            @Nullable UUID token) {

        static final CancelRequest USUAL = new CancelRequest(null, null, null, null);

        Wish.Cancel wish() {
            var moment = Moments.of(when, new Moment.PeriodEnd(), "/when");
            var credited = Boolean.TRUE.equals(credit);
            if (credited && !(moment instanceof Moment.Now)) {
                throw Problem.invalid("/credit", "only what ends now has unused time to give back");
            }
            return new Wish.Cancel(Wish.When.of(moment), credited, reason);
        }
    }

    /**
     * How a subscription is to rest.
     *
     * @param when now (the usual), period-end, or a day
     * @param until the day it goes on by itself; for when somebody says so when absent
     * @param extendTerm whether the days it takes are added to what was paid for, and to the end
     * @param token of a preview; then nothing else counts
     */
    record PauseRequest(
            @Nullable String when,
            @Nullable @InReach LocalDate until,
            @Nullable Boolean extendTerm,
            @Nullable UUID token) {

        static final PauseRequest USUAL = new PauseRequest(null, null, null, null);

        Wish.Pause wish() {
            var moment = Moments.of(when, new Moment.Now(), "/when");
            return new Wish.Pause(Wish.When.of(moment), until, Boolean.TRUE.equals(extendTerm));
        }
    }

    @PostMapping("/quote")
    @HonoursIfMatch
    @Operation(summary = "Offer a draft to its customer until a day")
    Mono<ResponseEntity<SubscriptionView>> quote(
            Caller caller,
            ServerWebExchange exchange,
            @PathVariable UUID id,
            @Valid @RequestBody QuoteRequest request) {
        return act(caller, exchange, id, request, acts -> acts.quote(request.validUntil()));
    }

    @PostMapping("/accept")
    @HonoursIfMatch
    @Operation(summary = "Accept a quotation")
    Mono<ResponseEntity<SubscriptionView>> accept(
            Caller caller,
            ServerWebExchange exchange,
            @PathVariable UUID id,
            @RequestBody(required = false) @Nullable EmptyRequest nothing) {
        return once(caller, exchange, id, null, subscriptions.agree(caller, exchange, id, Acts::accept));
    }

    @PostMapping("/decline")
    @HonoursIfMatch
    @Operation(summary = "Decline a quotation")
    Mono<ResponseEntity<SubscriptionView>> decline(
            Caller caller,
            ServerWebExchange exchange,
            @PathVariable UUID id,
            @Valid @RequestBody(required = false) @Nullable ReasonRequest request) {
        return act(caller, exchange, id, request, acts -> acts.decline(reason(request)));
    }

    @PostMapping("/confirm")
    @HonoursIfMatch
    @Operation(summary = "Confirm a subscription; one whose first day has come begins at once")
    Mono<ResponseEntity<SubscriptionView>> confirm(
            Caller caller,
            ServerWebExchange exchange,
            @PathVariable UUID id,
            @RequestBody(required = false) @Nullable EmptyRequest nothing) {
        return once(caller, exchange, id, null, subscriptions.agree(caller, exchange, id, Acts::confirm));
    }

    @PostMapping("/activate")
    @HonoursIfMatch
    @Operation(summary = "Begin a confirmed subscription today, or end its trial by paying")
    Mono<ResponseEntity<SubscriptionView>> activate(
            Caller caller,
            ServerWebExchange exchange,
            @PathVariable UUID id,
            @RequestBody(required = false) @Nullable EmptyRequest nothing) {
        return act(caller, exchange, id, null, Acts::activate);
    }

    @PostMapping("/cancel")
    @HonoursIfMatch
    @Operation(summary = "Cancel a subscription, at once or later")
    Mono<ResponseEntity<SubscriptionView>> cancel(
            Caller caller,
            ServerWebExchange exchange,
            @PathVariable UUID id,
            @Valid @RequestBody(required = false) @Nullable CancelRequest request) {
        var wanted = request == null ? CancelRequest.USUAL : request;
        var work = asShown(caller, exchange, id, wanted.token(), Previews.Kind.CANCEL, wanted::wish);
        return once(caller, exchange, id, request, work);
    }

    @PostMapping("/resume")
    @HonoursIfMatch
    @Operation(summary = "Take a cancellation back that has not happened yet")
    Mono<ResponseEntity<SubscriptionView>> resume(
            Caller caller,
            ServerWebExchange exchange,
            @PathVariable UUID id,
            @RequestBody(required = false) @Nullable EmptyRequest nothing) {
        return act(caller, exchange, id, null, Acts::resume);
    }

    @PostMapping("/pause")
    @HonoursIfMatch
    @Operation(summary = "Pause a subscription, at once or later")
    Mono<ResponseEntity<SubscriptionView>> pause(
            Caller caller,
            ServerWebExchange exchange,
            @PathVariable UUID id,
            @Valid @RequestBody(required = false) @Nullable PauseRequest request) {
        var wanted = request == null ? PauseRequest.USUAL : request;
        var work = asShown(caller, exchange, id, wanted.token(), Previews.Kind.PAUSE, wanted::wish);
        return once(caller, exchange, id, request, work);
    }

    @PostMapping("/unpause")
    @HonoursIfMatch
    @Operation(summary = "Go on after a pause, or take a pause back that has not begun")
    Mono<ResponseEntity<SubscriptionView>> unpause(
            Caller caller,
            ServerWebExchange exchange,
            @PathVariable UUID id,
            @RequestBody(required = false) @Nullable EmptyRequest nothing) {
        return act(caller, exchange, id, null, Acts::unpause);
    }

    @PostMapping("/force-delete")
    @HonoursIfMatch
    @Operation(summary = "Delete a subscription, whatever its status; what was billed remains")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<ResponseEntity<Void>> forceDelete(
            Caller caller,
            ServerWebExchange exchange,
            @PathVariable UUID id,
            @Valid @RequestBody(required = false) @Nullable ReasonRequest request) {
        var work = subscriptions
                .delete(caller, exchange, id, reason(request))
                .switchIfEmpty(Mono.error(() -> SubscriptionProblems.notFound(id)))
                .map(SubscriptionProblems::done)
                .map(_ -> ResponseEntity.noContent().<Void>build());
        return idempotency.once(caller, exchange, request, Void.class, work);
    }

    private Mono<ResponseEntity<SubscriptionView>> act(
            Caller caller,
            ServerWebExchange exchange,
            UUID id,
            @Nullable Object request,
            Function<Acts, Decision> rule) {
        return once(caller, exchange, id, request, subscriptions.act(caller, exchange, id, rule));
    }

    /** What a preview has shown, if there is a token of one; what is wished otherwise. */
    private Mono<Outcome> asShown(
            Caller caller,
            ServerWebExchange exchange,
            UUID id,
            @Nullable UUID token,
            Previews.Kind kind,
            Supplier<Wish> wish) {
        return token == null
                ? subscriptions.act(caller, exchange, id, wish.get())
                : previews.redeem(caller, exchange, id, token, kind);
    }

    private Mono<ResponseEntity<SubscriptionView>> once(
            Caller caller, ServerWebExchange exchange, UUID id, @Nullable Object request, Mono<Outcome> work) {
        return idempotency.once(caller, exchange, request, SubscriptionView.class, answer(id, work));
    }

    static Mono<ResponseEntity<SubscriptionView>> answer(UUID id, Mono<Outcome> outcome) {
        return outcome.switchIfEmpty(Mono.error(() -> SubscriptionProblems.notFound(id)))
                .onErrorMap(Unbillable.class, SubscriptionProblems::unbillable)
                .map(SubscriptionProblems::done)
                .map(changed ->
                        Etags.ok(changed.subscription().version(), SubscriptionView.of(changed.subscription(), null)));
    }

    private static @Nullable String reason(@Nullable ReasonRequest request) {
        return request == null ? null : request.reason();
    }
}
