package dev.saldo.sales.subscription;

import dev.saldo.kit.Pure;
import dev.saldo.sales.cycle.Interval;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A subscription as it is stored.
 *
 * @param items the plan first, then the add-ons; all with the same billing period
 * @param reductions the discounts it has, also those that are used up
 */
@Pure
public record Subscription(
        UUID store,
        UUID id,
        String number,
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
        return new Subscription(store, id, number, parties, currency, items, reductions, term, State.draft(), 1, now);
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

    Subscription in(State next) {
        return new Subscription(
                store, id, number, parties, currency, items, reductions, term, next, version, createdAt);
    }

    Subscription with(Consumer<State.Edit> edit) {
        return in(state.with(edit));
    }

    Subscription items(List<Item> next) {
        return new Subscription(
                store, id, number, parties, currency, next, reductions, term, state, version, createdAt);
    }

    Subscription reductions(List<Reduction> next) {
        return new Subscription(store, id, number, parties, currency, items, next, term, state, version, createdAt);
    }

    Subscription term(Term next) {
        return new Subscription(
                store, id, number, parties, currency, items, reductions, next, state, version, createdAt);
    }

    Subscription rewritten(Parties newParties, List<Item> newItems, List<Reduction> newReductions, Term newTerm) {
        return new Subscription(
                store, id, number, newParties, currency, newItems, newReductions, newTerm, state, version, createdAt);
    }

    /** One step further. */
    Subscription next() {
        return new Subscription(
                store, id, number, parties, currency, items, reductions, term, state, version + 1, createdAt);
    }
}
