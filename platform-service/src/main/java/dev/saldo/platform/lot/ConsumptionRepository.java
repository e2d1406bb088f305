package dev.saldo.platform.lot;

import static dev.saldo.kit.database.Columns.required;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.saldo.money.Money;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Which movement took what from which lot: rows are added and read, never changed. */
@Repository
public class ConsumptionRepository {

    private final DatabaseClient db;

    ConsumptionRepository(DatabaseClient db) {
        this.db = db;
    }

    /** The parts of one movement. */
    public record Taken(UUID store, UUID movement, List<Part> parts) {}

    private record Row(UUID store, UUID movement, int position, Part part) {}

    /** All of them with one statement. */
    public Mono<Void> add(List<Taken> movements) {
        var rows = movements.stream().flatMap(ConsumptionRepository::rows).toList();
        return rows.isEmpty()
                ? Mono.empty()
                : db.sql("""
                        insert into credit_consumption
                            (store_id, movement_id, part, lot_id, currency, credits_minor, cost_minor)
                        select * from unnest(:stores, :movements, :positions, :lots, :currencies, :credits, :costs)""")
                        .bind("stores", rows.stream().map(Row::store).toArray(UUID[]::new))
                        .bind("movements", rows.stream().map(Row::movement).toArray(UUID[]::new))
                        .bind("positions", rows.stream().map(Row::position).toArray(Integer[]::new))
                        .bind("lots", rows.stream().map(row -> row.part().lot()).toArray(UUID[]::new))
                        .bind(
                                "currencies",
                                rows.stream()
                                        .map(row ->
                                                row.part().credits().currency().getCurrencyCode())
                                        .toArray(String[]::new))
                        .bind(
                                "credits",
                                rows.stream()
                                        .map(row -> row.part().credits().minor())
                                        .toArray(Long[]::new))
                        .bind(
                                "costs",
                                rows.stream()
                                        .map(row -> row.part().cost().minor())
                                        .toArray(Long[]::new))
                        .then();
    }

    /**
     * What these movements took, by movement; nothing of those from before there were lots.
     *
     * @param stores the store of each of the movements
     */
    public Mono<Map<UUID, List<Part>>> of(Collection<UUID> stores, Collection<UUID> movements) {
        return db.sql("""
                        select c.*
                          from credit_consumption c
                          join unnest(:stores, :movements) as m (store_id, movement_id)
                            on m.store_id = c.store_id and m.movement_id = c.movement_id
                         order by c.movement_id, c.part""")
                .bind("stores", stores.toArray(UUID[]::new))
                .bind("movements", movements.toArray(UUID[]::new))
                .map(row -> {
                    var currency = Currency.getInstance(required(row, "currency", String.class));
                    return Map.entry(
                            required(row, "movement_id", UUID.class),
                            new Part(
                                    row.get("lot_id", UUID.class),
                                    new Money(required(row, "credits_minor", Long.class), currency),
                                    new Money(required(row, "cost_minor", Long.class), currency)));
                })
                .all()
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
    }

    private static Stream<Row> rows(Taken taken) {
        return IntStream.range(0, taken.parts().size())
                .mapToObj(index -> new Row(
                        taken.store(), taken.movement(), index, taken.parts().get(index)));
    }
}
