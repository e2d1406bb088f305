package dev.saldo.identity.member;

import static dev.saldo.kit.database.Columns.nullable;
import static dev.saldo.kit.database.Columns.required;

import dev.saldo.contracts.access.Role;
import dev.saldo.contracts.access.Scope;
import dev.saldo.identity.authority.Authority;
import dev.saldo.identity.oidc.Person;
import dev.saldo.kit.time.Times;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Finds the stores of a person: the one place that looks across stores. */
@Repository
public class Memberships {

    private static final String[] READERS = Arrays.stream(Role.values())
            .filter(role -> role.scopes().contains(Scope.STORES_READ))
            .map(Role::wire)
            .toArray(String[]::new);

    /** @param known false for somebody who is expected by e-mail and has not signed in yet */
    private record Found(Membership membership, boolean known) {}

    private final DatabaseClient db;
    private final Clock clock;

    Memberships(DatabaseClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /**
     * The person's memberships. Where they are expected by e-mail, they become a member by naming the store; whoever is
     * a member nowhere yet, by coming. An invitation changes nothing for somebody who has not heard of it.
     *
     * @param named whether the person names this store
     */
    public Mono<List<Membership>> of(Person person, Predicate<Membership> named) {
        return found(person)
                .flatMap(found -> {
                    var accepted = accepted(found, named);
                    return accepted.isEmpty()
                            ? Mono.just(found)
                            : welcome(person, accepted).then(Mono.defer(() -> found(person)));
                })
                .map(found -> found.stream()
                        .filter(Found::known)
                        .map(Found::membership)
                        .toList());
    }

    private static List<UUID> accepted(List<Found> found, Predicate<Membership> named) {
        var isNew = found.stream().noneMatch(Found::known);
        return found.stream()
                .filter(one -> !one.known() && (isNew || named.test(one.membership())))
                .map(one -> one.membership().store())
                .toList();
    }

    /** The stores that a member's person may look at: theirs, wherever the role allows it. */
    public Mono<List<UUID>> readableBy(UUID store, UUID member) {
        return db.sql("""
                        select m.store_id
                          from member m
                          join member me on (me.uid = m.uid or (me.issuer = m.issuer and me.subject = m.subject))
                         where me.store_id = :store and me.uid = :member and me.removed_at is null
                           and m.removed_at is null and m.role = any(:readers)""")
                .bind("store", store)
                .bind("member", member)
                .bind("readers", READERS)
                .map(row -> required(row, "store_id", UUID.class))
                .all()
                .collectList();
    }

    private Mono<List<Found>> found(Person person) {
        return db.sql("""
                        select m.uid, m.store_id, m.role, m.customer_id, m.subject is not null as known,
                               s.name, s.slug, s.test
                          from member m join store s on s.uid = m.store_id
                         where m.removed_at is null
                           and ((m.issuer = :issuer and m.subject = :subject)
                                or (m.issuer is null and lower(m.email) = lower(:email)))
                         order by s.name, s.id""")
                .bind("issuer", person.issuer())
                .bind("subject", person.subject())
                .bind("email", nullable(person.email(), String.class))
                .map(Memberships::fromRow)
                .all()
                .collectList();
    }

    /** From now on they are known by issuer and subject. In a store where they are somebody already, they stay that. */
    private Mono<Void> welcome(Person person, List<UUID> stores) {
        return db.sql("""
                        update member m set issuer = :issuer, subject = :subject, signed_in_at = :now
                         where m.store_id = any(:stores) and m.removed_at is null and m.issuer is null
                           and lower(m.email) = lower(:email)
                           and not exists (select 1 from member other
                                            where other.store_id = m.store_id and other.removed_at is null
                                              and other.issuer = :issuer and other.subject = :subject)""")
                .bind("issuer", person.issuer())
                .bind("subject", person.subject())
                .bind("email", nullable(person.email(), String.class))
                .bind("stores", stores.toArray(UUID[]::new))
                .bind("now", Times.now(clock))
                .then();
    }

    private static Found fromRow(Readable row) {
        var role = Role.of(required(row, "role", String.class)).orElseThrow();
        var membership = new Membership(
                required(row, "uid", UUID.class),
                required(row, "store_id", UUID.class),
                required(row, "name", String.class),
                required(row, "slug", String.class),
                required(row, "test", Boolean.class),
                Authority.of(role, row.get("customer_id", UUID.class)));
        return new Found(membership, required(row, "known", Boolean.class));
    }
}
