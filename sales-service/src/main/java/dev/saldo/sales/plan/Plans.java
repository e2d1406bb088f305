package dev.saldo.sales.plan;

import dev.saldo.contracts.catalog.PlanChanged;
import dev.saldo.kit.inbox.Event;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/**
 * The plans as catalog last told them, deleted ones with them. One that is not known was never published, or a moment
 * ago.
 */
@Repository
public class Plans {

    private final DatabaseClient db;
    private final CopyTable<PlanChanged> copies;

    Plans(DatabaseClient db) {
        this.db = db;
        this.copies = new CopyTable<>(db, "plan_copy", PlanChanged.class, PlanChanged::planId, PlanChanged::version);
    }

    public Mono<PlanChanged> find(UUID store, UUID plan) {
        return copies.find(List.of(new CopyKey(store, plan))).singleOrEmpty();
    }

    /** Never a deleted one; the newest, while an older one with the same slug is not known to be deleted yet. */
    public Mono<PlanChanged> findBySlug(UUID store, String slug) {
        return db.sql("""
                        select body from plan_copy
                         where store_id = :store and slug = :slug and not deleted
                         order by uid desc limit 1""")
                .bind("store", store)
                .bind("slug", slug)
                .map(copies::fromRow)
                .one();
    }

    /** Those that are known, by id. */
    public Mono<Map<UUID, PlanChanged>> findAll(UUID store, Collection<UUID> plans) {
        return findAll(plans.stream().map(plan -> new CopyKey(store, plan)).toList());
    }

    /** Those of any stores that are known, by id. */
    public Mono<Map<UUID, PlanChanged>> findAll(Collection<CopyKey> plans) {
        return copies.find(plans).collectMap(PlanChanged::planId);
    }

    Mono<Void> apply(List<Event<PlanChanged>> events) {
        return copies.apply(events);
    }

    Mono<Void> learn(UUID store, PlanChanged plan) {
        return copies.learn(store, plan);
    }
}
