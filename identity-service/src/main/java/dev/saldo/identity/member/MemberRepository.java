package dev.saldo.identity.member;

import static dev.saldo.kit.database.Columns.nullable;
import static dev.saldo.kit.database.Columns.required;

import dev.saldo.contracts.access.Role;
import dev.saldo.identity.authority.Authority;
import dev.saldo.kit.database.Violations;
import dev.saldo.kit.web.Page;
import dev.saldo.kit.web.PagedQuery;
import dev.saldo.kit.web.Paging;
import dev.saldo.kit.web.Problem;
import dev.saldo.kit.web.Sorts;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Members in the database. */
@Repository
class MemberRepository {

    private static final String SELECT = "select m.* from member m";
    /** Instead of the e-mail address of somebody who is forgotten. */
    private static final String NOBODY = "anonymised";

    private static final Sorts SORTS =
            Sorts.of("createdAt", "created_at", "timestamptz").and("email", "email", "text");

    private final DatabaseClient db;

    MemberRepository(DatabaseClient db) {
        this.db = db;
    }

    Mono<Member> find(UUID store, UUID id) {
        return db.sql(SELECT + " where m.store_id = :store and m.uid = :id")
                .bind("store", store)
                .bind("id", id)
                .map(MemberRepository::fromRow)
                .one();
    }

    /** Locked until the transaction ends. */
    Mono<Member> lock(UUID store, UUID id) {
        return db.sql(SELECT + " where m.store_id = :store and m.uid = :id for update")
                .bind("store", store)
                .bind("id", id)
                .map(MemberRepository::fromRow)
                .one();
    }

    /** Removed ones, too. The customer has no index: an export is rare, and a store has few members. */
    Flux<Member> ofCustomer(UUID store, UUID customer) {
        return db.sql(SELECT + " where m.store_id = :store and m.customer_id = :customer order by m.id")
                .bind("store", store)
                .bind("customer", customer)
                .map(MemberRepository::fromRow)
                .all();
    }

    /** Those of the customer who are not forgotten yet, locked until the transaction ends. */
    Flux<Member> lockOfCustomer(UUID store, UUID customer) {
        return db.sql("""
                        select m.* from member m
                         where m.store_id = :store and m.customer_id = :customer and m.email <> :nobody
                         order by m.id for update""")
                .bind("store", store)
                .bind("customer", customer)
                .bind("nobody", NOBODY)
                .map(MemberRepository::fromRow)
                .all();
    }

    /** Removes them, unless they were, and all that says who they are. */
    Mono<Void> forget(Member member, Instant now) {
        return db.sql("""
                        update member
                           set email = :nobody, issuer = null, subject = null, removed_at = coalesce(removed_at, :now),
                               version = version + 1, updated_at = :now
                         where store_id = :store and uid = :id""")
                .bind("nobody", NOBODY)
                .bind("now", now)
                .bind("store", member.store())
                .bind("id", member.id())
                .then();
    }

    Mono<Page<Member>> page(UUID store, MemberFilter filter, Paging paging) {
        var role = filter.role() == null ? null : filter.role().wire();
        return PagedQuery.of(SELECT, SORTS)
                .where("m.store_id = :store", "store", store)
                .where(filter.status() == MemberStatus.REMOVED ? "m.removed_at is not null" : "m.removed_at is null")
                .where("m.role = :role", "role", role)
                .fetch(db, paging, MemberRepository::fromRow);
    }

    Mono<Void> add(UUID store, UUID id, String email, Authority authority, Instant now) {
        return db.sql("""
                        insert into member (uid, store_id, email, role, customer_id, created_at, updated_at)
                        values (:id, :store, :email, :role, :customer, :now, :now)""")
                .bind("id", id)
                .bind("store", store)
                .bind("email", email)
                .bind("role", authority.role().wire())
                .bind("customer", nullable(authority.customer(), UUID.class))
                .bind("now", now)
                .then()
                .onErrorMap(
                        Violations.of("member_email"),
                        _ -> Problem.conflict("member-exists", "A member has this e-mail address already."));
    }

    /** Makes somebody who is a member of one store the owner of another. */
    Mono<Long> addAsOwner(UUID store, UUID id, UUID ofStore, UUID ofMember, Instant now) {
        return db.sql("""
                        insert into member (uid, store_id, email, role, issuer, subject, signed_in_at, created_at, updated_at)
                        select :id, :store, email, 'owner', issuer, subject, signed_in_at, :now, :now
                          from member where store_id = :other and uid = :member and removed_at is null""")
                .bind("id", id)
                .bind("store", store)
                .bind("other", ofStore)
                .bind("member", ofMember)
                .bind("now", now)
                .fetch()
                .rowsUpdated();
    }

    Mono<Void> save(Member member, Authority authority, Instant now) {
        return db.sql("""
                        update member set role = :role, customer_id = :customer, version = version + 1, updated_at = :now
                         where store_id = :store and uid = :id""")
                .bind("role", authority.role().wire())
                .bind("customer", nullable(authority.customer(), UUID.class))
                .bind("now", now)
                .bind("store", member.store())
                .bind("id", member.id())
                .then();
    }

    Mono<Void> remove(Member member, Instant now) {
        return db.sql("""
                        update member set removed_at = :now, version = version + 1, updated_at = :now
                         where store_id = :store and uid = :id""")
                .bind("now", now)
                .bind("store", member.store())
                .bind("id", member.id())
                .then();
    }

    private static Member fromRow(Readable row) {
        return new Member(
                required(row, "uid", UUID.class),
                required(row, "store_id", UUID.class),
                required(row, "email", String.class),
                Role.of(required(row, "role", String.class)).orElseThrow(),
                row.get("customer_id", UUID.class),
                row.get("subject", String.class) != null,
                required(row, "version", Long.class),
                required(row, "created_at", Instant.class),
                required(row, "updated_at", Instant.class),
                row.get("removed_at", Instant.class));
    }
}
