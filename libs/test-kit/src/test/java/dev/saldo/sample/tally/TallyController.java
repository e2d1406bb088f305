package dev.saldo.sample.tally;

import dev.saldo.contracts.Topics;
import dev.saldo.contracts.access.Scope;
import dev.saldo.contracts.sales.Customer;
import dev.saldo.contracts.sales.CustomerChanged;
import dev.saldo.kit.id.Ids;
import dev.saldo.kit.outbox.Outbox;
import dev.saldo.kit.outbox.OutboxMessage;
import dev.saldo.kit.security.AccessRules;
import dev.saldo.kit.security.Caller;
import dev.saldo.kit.web.GatheredWrites;
import dev.saldo.kit.web.GatheredWrites.Outcome;
import dev.saldo.kit.web.GatheredWrites.Outcome.Done;
import dev.saldo.kit.web.GatheredWrites.Outcome.Refused;
import dev.saldo.kit.web.GatheredWrites.Wish;
import dev.saldo.kit.web.Gathering;
import dev.saldo.kit.web.Problem;
import io.r2dbc.spi.Readable;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.ResponseEntity;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Counts up and down, never below zero: as hot a write as there can be. */
@RestController
class TallyController {

    record CountRequest(@NotBlank String name, long by) {}

    record TallyView(UUID id, String name, long total) {}

    private record Key(UUID store, String name) {}

    @Configuration
    static class Access {

        @Bean
        AccessRules tallyAccess() {
            return AccessRules.none().allow("POST /api/v1/tallies", Scope.SALES_WRITE);
        }
    }

    private final DatabaseClient db;
    private final Outbox outbox;
    private final GatheredWrites<CountRequest, TallyView> counts;

    TallyController(DatabaseClient db, Outbox outbox, Gathering gathering) {
        this.db = db;
        this.outbox = outbox;
        this.counts = gathering.of("tallies", TallyView.class, this::count);
    }

    @PostMapping("/api/v1/tallies")
    @Operation(summary = "Count")
    Mono<ResponseEntity<TallyView>> count(
            Caller caller, ServerWebExchange exchange, @Valid @RequestBody CountRequest request) {
        return counts.write(caller, exchange, request, request);
    }

    private Mono<List<Outcome<TallyView>>> count(List<Wish<CountRequest>> wishes) {
        var keys = wishes.stream().map(TallyController::keyOf).distinct().toList();
        return lock(keys)
                .collectMap(tally -> tally.key(), tally -> tally.view())
                .flatMap(tallies -> {
                    var events = new ArrayList<OutboxMessage>();
                    var outcomes = wishes.stream()
                            .map(wish -> count(wish, tallies, events))
                            .toList();
                    return save(keys, tallies).then(outbox.append(events)).thenReturn(outcomes);
                });
    }

    private static Outcome<TallyView> count(
            Wish<CountRequest> wish, Map<Key, TallyView> tallies, List<OutboxMessage> events) {
        var before = tallies.get(keyOf(wish));
        var after = new TallyView(
                before.id(), before.name(), before.total() + wish.wanted().by());
        if (after.total() < 0) {
            return new Refused<>(Problem.conflict("tally-empty", "There is not so much to count down."));
        }
        tallies.put(keyOf(wish), after);
        var customer = new Customer(after.id(), null, after.name(), null, null, null, null);
        var event = new CustomerChanged(after.id(), customer, false, after.total());
        events.add(OutboxMessage.of(Topics.CUSTOMER_CHANGED, wish.caller().store(), after.id(), event)
                .in(wish.trace()));
        return new Done<>(ResponseEntity.ok(after), null);
    }

    private record Locked(Key key, TallyView view) {
        static Locked of(Readable row) {
            var key = new Key(row.get("store_id", UUID.class), row.get("name", String.class));
            return new Locked(key, new TallyView(row.get("uid", UUID.class), key.name(), row.get("total", Long.class)));
        }
    }

    private Flux<Locked> lock(List<Key> keys) {
        return db.sql("""
                        insert into tally (uid, store_id, name, total)
                        select u.*, 0 from unnest(:uids, :stores, :names) as u order by 2, 3
                        on conflict (store_id, name) do update set total = tally.total
                        returning *""")
                .bind("uids", keys.stream().map(_ -> Ids.next()).toArray(UUID[]::new))
                .bind("stores", keys.stream().map(Key::store).toArray(UUID[]::new))
                .bind("names", keys.stream().map(Key::name).toArray(String[]::new))
                .map(Locked::of)
                .all();
    }

    private Mono<Void> save(List<Key> keys, Map<Key, TallyView> tallies) {
        return db.sql("""
                        update tally t set total = u.total
                          from unnest(:stores, :names, :totals) as u (store_id, name, total)
                         where t.store_id = u.store_id and t.name = u.name""")
                .bind("stores", keys.stream().map(Key::store).toArray(UUID[]::new))
                .bind("names", keys.stream().map(Key::name).toArray(String[]::new))
                .bind(
                        "totals",
                        keys.stream().map(key -> tallies.get(key).total()).toArray(Long[]::new))
                .then();
    }

    private static Key keyOf(Wish<CountRequest> wish) {
        return new Key(wish.caller().store(), wish.wanted().name());
    }
}
