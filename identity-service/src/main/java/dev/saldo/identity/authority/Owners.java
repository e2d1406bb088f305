package dev.saldo.identity.authority;

import static dev.saldo.kit.database.Columns.required;

import dev.saldo.kit.web.Problem;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Keeps stores from losing their last owner. Whoever takes an owner away asks here first, inside the transaction. */
@Repository
public class Owners {

    private final DatabaseClient db;

    Owners(DatabaseClient db) {
        this.db = db;
    }

    /** Before an owner's membership ends or changes. Until the transaction ends, nobody else takes one away. */
    public Mono<Void> spareAPerson(UUID store, boolean whoSignedIn, Instant now) {
        return present(store, now)
                .filter(ownership -> ownership.canSpareAPerson(whoSignedIn))
                .switchIfEmpty(Mono.error(() -> lastOwner("The last owner of a store who can get in stays its owner.")))
                .then();
    }

    /** Before an owner's key is revoked. Until the transaction ends, nobody else takes one away. */
    public Mono<Void> spareAKey(UUID store, Instant now) {
        return present(store, now)
                .filter(Ownership::canSpareAKey)
                .switchIfEmpty(Mono.error(
                        () -> lastOwner("It is the store's last owner key, and no owner has ever signed in.")))
                .then();
    }

    private static Problem lastOwner(String detail) {
        return Problem.conflict("last-owner", detail);
    }

    /** The store's row is the lock; it is taken before the counting, which sees what the one before us committed. */
    private Mono<Ownership> present(UUID store, Instant now) {
        return db.sql("select 1 from store where uid = :store for no key update")
                .bind("store", store)
                .then()
                .then(db.sql("""
                                select m.people, m.signed_in, k.keys
                                  from (select count(*) as people, count(subject) as signed_in from member
                                         where store_id = :store and role = 'owner' and removed_at is null) m,
                                       (select count(*) as keys from api_key
                                         where store_id = :store and role = 'owner' and scopes is null
                                           and revoked_at is null and replaced_by is null
                                           and (expires_at is null or expires_at > :now)) k""")
                        .bind("store", store)
                        .bind("now", now)
                        .map(Owners::fromRow)
                        .one());
    }

    private static Ownership fromRow(Readable row) {
        return new Ownership(
                required(row, "people", Integer.class),
                required(row, "signed_in", Integer.class),
                required(row, "keys", Integer.class));
    }
}
