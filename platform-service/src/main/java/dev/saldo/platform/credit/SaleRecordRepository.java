package dev.saldo.platform.credit;

import static dev.saldo.kit.database.Columns.required;

import io.r2dbc.spi.Readable;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Remembers sales, so that each is deducted once and refunded once. */
@Repository
class SaleRecordRepository {

    private final DatabaseClient db;

    SaleRecordRepository(DatabaseClient db) {
        this.db = db;
    }

    Flux<SaleRecord> lock(Collection<SaleKey> sales) {
        return db.sql("""
                        select d.* from sale_deduction d
                          join unnest(:stores, :sales) as s (store_id, sale_id)
                            on d.store_id = s.store_id and d.sale_id = s.sale_id
                         order by d.store_id, d.sale_id
                           for update of d""")
                .bind("stores", sales.stream().map(SaleKey::store).toArray(UUID[]::new))
                .bind("sales", sales.stream().map(SaleKey::sale).toArray(UUID[]::new))
                .map(SaleRecordRepository::fromRow)
                .all();
    }

    /**
     * Fails when somebody else has decided one of them since it was looked up, so that whoever was first remains the
     * only one. When that was is told by the wall, for those who look for what went wrong.
     */
    Mono<Void> save(List<SaleRecord> records) {
        return records.isEmpty()
                ? Mono.empty()
                : db.sql("""
                        insert into sale_deduction (store_id, sale_id, attempt, status, decided_at)
                        select u.store_id, u.sale_id, u.attempt, u.status, now()
                          from unnest(:stores, :sales, :attempts, :statuses) as u (store_id, sale_id, attempt, status)
                        on conflict (store_id, sale_id) do update
                           set attempt = excluded.attempt, status = excluded.status, decided_at = excluded.decided_at
                         where (sale_deduction.status = 'rejected' and sale_deduction.attempt < excluded.attempt)
                            or (sale_deduction.status = 'deducted' and excluded.status = 'refunded')""")
                        .bind("stores", records.stream().map(SaleRecord::store).toArray(UUID[]::new))
                        .bind("sales", records.stream().map(SaleRecord::sale).toArray(UUID[]::new))
                        .bind(
                                "attempts",
                                records.stream().map(SaleRecord::attempt).toArray(Integer[]::new))
                        .bind(
                                "statuses",
                                records.stream()
                                        .map(kept -> kept.status().wire())
                                        .toArray(String[]::new))
                        .fetch()
                        .rowsUpdated()
                        .flatMap(saved -> complete(saved, records.size()));
    }

    private static Mono<Void> complete(long saved, int expected) {
        return saved == expected
                ? Mono.empty()
                : Mono.error(() -> new OptimisticLockingFailureException("a sale was decided by somebody else"));
    }

    private static SaleRecord fromRow(Readable row) {
        return new SaleRecord(
                required(row, "store_id", UUID.class),
                required(row, "sale_id", UUID.class),
                required(row, "attempt", Integer.class),
                SaleStatus.valueOf(required(row, "status", String.class).toUpperCase(Locale.ROOT)));
    }
}
