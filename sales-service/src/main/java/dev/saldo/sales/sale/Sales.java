package dev.saldo.sales.sale;

import dev.saldo.kit.database.Violations;
import dev.saldo.kit.security.Caller;
import dev.saldo.kit.time.Times;
import dev.saldo.kit.web.Page;
import dev.saldo.kit.web.Paging;
import dev.saldo.kit.web.Problem;
import dev.saldo.kit.web.Trace;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Sales for other features: read them, lock them, take them a step further. All but reading needs a transaction. */
@Service
public class Sales {

    private final SaleRepository repository;
    private final SaleQueries queries;
    private final Announcements announcements;
    private final Clock clock;

    Sales(SaleRepository repository, SaleQueries queries, Announcements announcements, Clock clock) {
        this.repository = repository;
        this.queries = queries;
        this.announcements = announcements;
        this.clock = clock;
    }

    /** Empty when the store has no such sale, or not for this caller. */
    public Mono<Sale> find(Caller caller, UUID id) {
        return repository.find(caller, id);
    }

    /** Empty when the store has no such sale. */
    public Mono<Sale> lock(UUID store, UUID id) {
        return lock(List.of(store), List.of(id))
                .flatMap(found -> Mono.justOrEmpty(found.stream().findFirst()));
    }

    /** Those that are there, each once, of these ids in the stores at the same places. */
    public Mono<List<Sale>> lock(List<UUID> stores, List<UUID> ids) {
        return repository.lock(stores, ids);
    }

    public Mono<Page<Sale>> list(Caller caller, SaleFilter filter, Paging paging) {
        return queries.list(caller, filter, paging);
    }

    /** All that is kept of a customer's sales. */
    public Flux<Sale> ofCustomer(UUID store, UUID customer) {
        return queries.ofCustomer(store, customer);
    }

    /** Forgets what people wrote into a customer's sales. */
    public Mono<Void> forget(UUID store, UUID customer) {
        return queries.forget(store, customer, Times.now(clock));
    }

    /** Who has an external reference; empty when nobody has. */
    public Mono<UUID> holder(UUID store, String externalReference) {
        return queries.byReference(store, externalReference);
    }

    /** Stores a new draft; false when another sale of the store has the external reference. */
    public Mono<Boolean> insert(Sale draft) {
        return repository.insert(draft);
    }

    /** Stores all of a sale that is, or just was, a draft, and announces it. */
    public Mono<Void> rewrite(Sale sale) {
        return rewrite(List.of(sale), Map.of());
    }

    /**
     * The same for several.
     *
     * @param traces what the events of a sale belong to, by its id; to the present work where it has none
     */
    public Mono<Void> rewrite(List<Sale> changed, Map<UUID, Trace> traces) {
        if (changed.isEmpty()) {
            return Mono.empty();
        }
        var now = Times.now(clock);
        return repository
                .rewrite(changed, now)
                .onErrorMap(
                        Violations.of("sale_external_reference_key"),
                        _ -> Problem.conflict("reference-taken", "Another sale has just taken this reference."))
                .then(Mono.defer(() -> announcements.of(changed, traces, now)));
    }

    public Mono<Void> delete(Sale draft) {
        return repository.delete(draft, Times.now(clock));
    }

    /** One sale, one step; empty when the store has no such sale. */
    public Mono<Outcome> step(Step step) {
        return step(List.of(step))
                .flatMap(outcomes -> Mono.justOrEmpty(outcomes.stream().findFirst()));
    }

    /** Any number of steps with a handful of statements: one outcome for each sale that is there. */
    public Mono<List<Outcome>> step(List<Step> steps) {
        if (steps.isEmpty()) {
            return Mono.just(List.of());
        }
        return repository
                .lock(
                        steps.stream().map(Step::store).toList(),
                        steps.stream().map(Step::saleId).toList())
                .map(found -> outcomes(found, steps))
                .flatMap(outcomes -> record(outcomes).thenReturn(outcomes));
    }

    private static List<Outcome> outcomes(List<Sale> found, List<Step> steps) {
        var bySale = steps.stream().collect(Collectors.groupingBy(Step::saleId));
        return found.stream()
                .map(sale -> Step.apply(sale, bySale.getOrDefault(sale.id(), List.of())))
                .toList();
    }

    private Mono<Void> record(List<Outcome> outcomes) {
        var changed = outcomes.stream().flatMap(Sales::changed).toList();
        if (changed.isEmpty()) {
            return Mono.empty();
        }
        var now = Times.now(clock);
        return repository.saveStates(changed, now).then(Mono.defer(() -> announcements.of(changed, Map.of(), now)));
    }

    private static Stream<Sale> changed(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Changed(var sale) -> Stream.of(sale);
            case Outcome.Unchanged _,
                    Outcome.Refused _,
                    Outcome.Objected _,
                    Outcome.BelowFloor _,
                    Outcome.Invalid _,
                    Outcome.ReferenceTaken _ -> Stream.empty();
        };
    }
}
