package dev.saldo.sales.subscription;

import dev.saldo.kit.apidoc.HonoursIfMatch;
import dev.saldo.kit.security.Caller;
import dev.saldo.kit.web.EmptyRequest;
import dev.saldo.kit.web.Idempotency;
import dev.saldo.kit.web.Page;
import dev.saldo.kit.web.Paging;
import dev.saldo.money.Money;
import dev.saldo.sales.subscription.Control.ControlView;
import dev.saldo.sales.subscription.SubscriptionRow.Kept;
import io.swagger.v3.oas.annotations.Operation;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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

/** What has happened to subscriptions, what was charged for them, and what is going to happen. */
@RestController
@RequestMapping("/api/v1/subscriptions")
class StoryController {

    private static final int PROJECTED = 12;

    private final Subscriptions subscriptions;
    private final HistoryRepository history;
    private final ChargeRepository charges;
    private final Control control;
    private final Retrying retrying;
    private final Idempotency idempotency;

    StoryController(
            Subscriptions subscriptions,
            HistoryRepository history,
            ChargeRepository charges,
            Control control,
            Retrying retrying,
            Idempotency idempotency) {
        this.subscriptions = subscriptions;
        this.history = history;
        this.charges = charges;
        this.control = control;
        this.retrying = retrying;
        this.idempotency = idempotency;
    }

    /** What would happen next, in order, if nobody did anything. */
    record ScheduleView(List<EntryView> entries) {}

    /**
     * One thing that would happen.
     *
     * @param total what it would bill; absent for nothing
     * @param status what the subscription would be then
     */
    record EntryView(
            LocalDate on,
            String act,
            String status,
            @Nullable Money total,
            @Nullable LocalDate periodStart,
            @Nullable LocalDate periodEnd) {

        static EntryView of(Step step) {
            var period =
                    step.charges().isEmpty() ? null : step.charges().getFirst().days();
            return new EntryView(
                    step.on(),
                    step.act().wire(),
                    step.after().status().wire(),
                    step.charges().stream()
                            .map(charge -> charge.totals().total())
                            .reduce(Money::plus)
                            .orElse(null),
                    period == null ? null : period.start(),
                    period == null ? null : period.end());
        }
    }

    @GetMapping("/{id}/history")
    @Operation(summary = "List everything that has happened to a subscription")
    Mono<Page<HistoryRepository.Entry>> history(Caller caller, @PathVariable UUID id, Paging paging) {
        return found(caller, id)
                .flatMap(kept -> history.list(caller.store(), kept.row(), paging, caller.customer() == null));
    }

    @GetMapping("/{id}/charges")
    @Operation(operationId = "listCharges", summary = "List what a subscription was charged")
    Mono<Page<ChargeView>> charges(Caller caller, @PathVariable UUID id, Paging paging) {
        return found(caller, id)
                .flatMap(_ -> charges.list(caller.store(), id, paging))
                .map(page -> new Page<>(
                        page.items().stream()
                                .map(charge -> ChargeView.of(charge, caller.customer() == null))
                                .toList(),
                        page.next()));
    }

    @GetMapping("/{id}/schedule")
    @Operation(summary = "Show what will happen to a subscription by itself, and what it will bill")
    Mono<ScheduleView> schedule(Caller caller, @PathVariable UUID id) {
        return found(caller, id)
                .map(Kept::subscription)
                .flatMap(subscription -> subscriptions
                        .facts(caller.store(), subscription.itemsToCome())
                        .map(facts -> Projection.of(subscription, facts, caller.subject(), PROJECTED)))
                .onErrorMap(Unbillable.class, SubscriptionProblems::unbillable)
                .map(steps -> new ScheduleView(steps.stream().map(EntryView::of).toList()));
    }

    @GetMapping("/control")
    @Operation(
            operationId = "controlBilling",
            summary = "Compare what should have been billed on a day with what was; today unless told")
    Mono<ControlView> control(Caller caller, @RequestParam(required = false) @Nullable LocalDate day) {
        return subscriptions
                .facts(caller.store(), List.of())
                .flatMap(facts -> control.of(caller.store(), day == null ? facts.today() : day));
    }

    @PostMapping("/{id}/retry")
    @HonoursIfMatch
    @Operation(operationId = "retrySubscription", summary = "Try a parked subscription again now")
    Mono<ResponseEntity<SubscriptionView>> retry(
            Caller caller,
            ServerWebExchange exchange,
            @PathVariable UUID id,
            @RequestBody(required = false) @Nullable EmptyRequest nothing) {
        var work = retrying.retry(caller, exchange, id);
        return idempotency.once(caller, exchange, null, SubscriptionView.class, work);
    }

    private Mono<Kept> found(Caller caller, UUID id) {
        return subscriptions.find(caller, id).switchIfEmpty(Mono.error(() -> SubscriptionProblems.notFound(id)));
    }
}
