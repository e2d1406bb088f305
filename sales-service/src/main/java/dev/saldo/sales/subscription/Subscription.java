package dev.saldo.sales.subscription;

import dev.saldo.kit.Pure;
import dev.saldo.sales.cycle.Interval;
import dev.saldo.sales.margin.Approval;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A subscription as it is stored.
 *
 * @param saleId the sale it was bought with; null when it was not
 * @param items the plan first, then the add-ons; all with the same billing period
 * @param reductions the discounts it has, also those that are used up
 */
@Pure
public record Subscription(
        UUID store,
        UUID id,
        String number,
        @Nullable UUID saleId,
        Parties parties,
        Currency currency,
        List<Item> items,
        List<Reduction> reductions,
        Term term,
        State state,
        int version,
        Instant createdAt) {

    /** Written down a moment ago. */
    static Subscription drafted(
            UUID store,
            UUID id,
            String number,
            Parties parties,
            Currency currency,
            List<Item> items,
            List<Reduction> reductions,
            Term term,
            Instant now) {
        return new Subscription(
                store, id, number, null, parties, currency, items, reductions, term, State.draft(), 1, now);
    }

    /** The number people see. */
    static String numbered(long number) {
        return "SUB-%06d".formatted(number);
    }

    /** Bought with a sale a moment ago, to begin today. */
    static Subscription sold(
            UUID store, UUID id, String number, UUID sale, Parties parties, Currency currency, Item item, Facts facts) {
        var term = new Term(facts.today(), null, null, null);
        var state = State.draft().with(next -> next.status = Status.CONFIRMED);
        return new Subscription(
                store, id, number, sale, parties, currency, List.of(item), List.of(), term, state, 1, facts.now());
    }

    public Status status() {
        return state.status();
    }

    /** The item of its plan. */
    public Item main() {
        return items.getFirst();
    }

    public PlanTerms plan() {
        return main().plan();
    }

    /** All it has, and those it will have once a planned change happens. */
    List<Item> itemsToCome() {
        var change = state.change();
        return change == null
                ? items
                : Stream.concat(items.stream(), change.items().stream()).toList();
    }

    Interval interval() {
        return plan().interval();
    }

    /** What holds instead of the margin floors now; null when nothing does. */
    @Nullable
    Approval bindingApproval() {
        var approval = state.approval();
        return approval != null && approval.isFor(version) ? approval : null;
    }

    Subscription in(State next) {
        return new Subscription(
                store, id, number, saleId, parties, currency, items, reductions, term, next, version, createdAt);
    }

    Subscription with(Consumer<State.Edit> edit) {
        return in(state.with(edit));
    }

    Subscription items(List<Item> next) {
        return new Subscription(
                store, id, number, saleId, parties, currency, next, reductions, term, state, version, createdAt);
    }

    Subscription reductions(List<Reduction> next) {
        return new Subscription(
                store, id, number, saleId, parties, currency, items, next, term, state, version, createdAt);
    }

    Subscription term(Term next) {
        return new Subscription(
                store, id, number, saleId, parties, currency, items, reductions, next, state, version, createdAt);
    }

    Subscription rewritten(Parties newParties, List<Item> newItems, List<Reduction> newReductions, Term newTerm) {
        return new Subscription(
                store,
                id,
                number,
                saleId,
                newParties,
                currency,
                newItems,
                newReductions,
                newTerm,
                state,
                version,
                createdAt);
    }

    /** One step further. */
    Subscription next() {
        return new Subscription(
                store, id, number, saleId, parties, currency, items, reductions, term, state, version + 1, createdAt);
    }
}
