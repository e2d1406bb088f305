package dev.saldo.catalog.plan;

import static dev.saldo.kit.database.Columns.required;

import dev.saldo.kit.database.Violations;
import dev.saldo.kit.web.Problem;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Loads and saves plans with their versions. */
@Repository
class PlanRepository {

    private static final UUID NONE = new UUID(0, 0);

    private final DatabaseClient db;
    private final PlanRows rows;

    PlanRepository(DatabaseClient db, PlanRows rows) {
        this.db = db;
        this.rows = rows;
    }

    /** Deleted ones too. */
    Mono<Plan> find(UUID store, UUID id) {
        return db.sql(PlanRows.SELECT + " where p.store_id = :store and p.uid = :id")
                .bind("store", store)
                .bind("id", id)
                .map(rows::from)
                .one();
    }

    /** Deleted ones too; nobody else changes it or its versions until the transaction ends. */
    Mono<Plan> lock(UUID store, UUID id) {
        return db.sql("select id from plan where store_id = :store and uid = :id for no key update")
                .bind("store", store)
                .bind("id", id)
                .map(row -> required(row, "id", Long.class))
                .one()
                .flatMap(_ -> find(store, id));
    }

    /** Those of the ids that are plans and not deleted. */
    Mono<Set<UUID>> living(UUID store, Collection<UUID> ids) {
        return db.sql("select uid from plan where store_id = :store and uid = any(:ids) and deleted_at is null")
                .bind("store", store)
                .bind("ids", ids.toArray(UUID[]::new))
                .map(row -> required(row, "uid", UUID.class))
                .all()
                .collect(Collectors.toSet());
    }

    /**
     * The slug, and those made from it, that other plans have.
     *
     * @param self whose own slug is not taken; null for a new plan
     */
    Mono<Set<String>> taken(UUID store, String slug, @Nullable UUID self) {
        return db.sql("""
                        select slug from plan
                         where store_id = :store and (slug = :slug or slug like :slug || '-%')
                           and deleted_at is null and uid <> :self""")
                .bind("store", store)
                .bind("slug", slug)
                .bind("self", self == null ? NONE : self)
                .map(row -> required(row, "slug", String.class))
                .all()
                .collect(Collectors.toSet());
    }

    /** Fails with 409 when the slug is taken. */
    Mono<Void> insert(UUID store, Plan plan) {
        var insert = db.sql("""
                        insert into plan
                            (uid, store_id, product_id, slug, name, description, plan_group, rank, active,
                             valid_from, valid_until, metadata, version, created_at, updated_at, deleted_at)
                        values (:id, :store, :product, :slug, :name, :description, :group, :rank, :active,
                                :from, :until, cast(:metadata as jsonb), :version, :updated, :updated, :deleted)""");
        return rows.bind(insert, store, plan)
                .then()
                .onErrorMap(Violations.of("plan_slug_key"), _ -> slugTaken())
                .thenMany(Flux.fromIterable(plan.versions()))
                .concatMap(version -> put(store, plan.id(), version))
                .then();
    }

    /** Writes a locked plan and what is new of its versions; fails with 409 when the slug is taken. */
    Mono<Void> update(UUID store, Plan before, Plan after) {
        var update = db.sql("""
                        update plan
                           set product_id = :product, slug = :slug, name = :name, description = :description,
                               plan_group = :group, rank = :rank, active = :active, valid_from = :from,
                               valid_until = :until, metadata = cast(:metadata as jsonb), version = :version,
                               updated_at = :updated, deleted_at = :deleted
                         where store_id = :store and uid = :id""");
        return rows.bind(update, store, after)
                .then()
                .onErrorMap(Violations.of("plan_slug_key"), _ -> slugTaken())
                .thenMany(Flux.fromStream(
                        () -> before.versions().stream().filter(version -> after.find(version.number()) == null)))
                .concatMap(version -> drop(store, after.id(), version))
                .thenMany(Flux.fromStream(() -> after.versions().stream().filter(isNewIn(before))))
                .concatMap(version -> put(store, after.id(), version))
                .then();
    }

    private static Predicate<PlanVersion> isNewIn(Plan before) {
        return version -> !version.equals(before.find(version.number()));
    }

    private Mono<Void> put(UUID store, UUID plan, PlanVersion version) {
        var put = db.sql("""
                        insert into plan_version (store_id, plan_id, number, terms, created_at, published_at)
                        select :store, p.id, :number, cast(:terms as jsonb), :created, :published
                          from plan p
                         where p.store_id = :store and p.uid = :plan
                            on conflict (store_id, plan_id, number) do update
                           set terms = excluded.terms, published_at = excluded.published_at""");
        return rows.bind(put, store, plan, version).then();
    }

    private Mono<Void> drop(UUID store, UUID plan, PlanVersion version) {
        return db.sql("""
                        delete from plan_version v using plan p
                         where v.store_id = :store and v.number = :number
                           and p.store_id = v.store_id and p.id = v.plan_id and p.uid = :plan""")
                .bind("store", store)
                .bind("number", version.number())
                .bind("plan", plan)
                .then();
    }

    static Problem slugTaken() {
        return Problem.conflict("slug-taken", "Another plan of the store has this slug.")
                .at("/slug", "is taken");
    }
}
