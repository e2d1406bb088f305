package dev.saldo.identity.session;

import static dev.saldo.kit.database.Columns.nullable;
import static dev.saldo.kit.database.Columns.required;

import dev.saldo.identity.oidc.Person;
import dev.saldo.identity.secret.KeyedHash;
import dev.saldo.identity.secret.Secrets;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Sessions in the database, by the keyed hash of their secret. */
@Repository
class SessionRepository {

    /** @param lastUsedAt to the minute */
    record Session(Person person, Instant lastUsedAt) {}

    private final DatabaseClient db;
    private final KeyedHash hash;

    SessionRepository(DatabaseClient db, Secrets secrets) {
        this.db = db;
        this.hash = secrets.hashFor("sessions");
    }

    /** Takes the opportunity to throw away some that are over. */
    Mono<Void> add(String secret, Person person, Instant now, Instant end) {
        return db.sql("""
                        with gone as (
                            delete from session where id in (
                                select id from session where expires_at < :now limit 100 for update skip locked))
                        insert into session (hash, issuer, subject, email, created_at, last_used_at, expires_at)
                        values (:hash, :issuer, :subject, :email, :now, :now, :end)""")
                .bind("hash", hash.of(secret))
                .bind("issuer", person.issuer())
                .bind("subject", person.subject())
                .bind("email", nullable(person.email(), String.class))
                .bind("now", now)
                .bind("end", end)
                .then();
    }

    Mono<Session> find(String secret, Instant now, Instant usedSince) {
        return db.sql("""
                        select issuer, subject, email, last_used_at, expires_at from session
                         where hash = :hash and expires_at > :now and last_used_at > :used""")
                .bind("hash", hash.of(secret))
                .bind("now", now)
                .bind("used", usedSince)
                .map(SessionRepository::fromRow)
                .one();
    }

    Mono<Void> used(String secret, Instant now) {
        return db.sql("update session set last_used_at = :now where hash = :hash and last_used_at < :now")
                .bind("hash", hash.of(secret))
                .bind("now", now)
                .then();
    }

    Mono<Void> remove(String secret) {
        return db.sql("delete from session where hash = :hash")
                .bind("hash", hash.of(secret))
                .then();
    }

    /** Of people who are this customer of this store, and nobody else anywhere. */
    Mono<Void> removeOfCustomer(UUID store, UUID customer) {
        return db.sql("""
                        delete from session s using member m
                         where m.store_id = :store and m.customer_id = :customer
                           and s.issuer = m.issuer and s.subject = m.subject
                           and not exists (select from member other
                                            where other.issuer = m.issuer and other.subject = m.subject
                                              and other.removed_at is null and other.uid <> m.uid)""").bind("store", store).bind("customer", customer).then();
    }

    private static Session fromRow(Readable row) {
        var person = new Person(
                required(row, "issuer", String.class),
                required(row, "subject", String.class),
                row.get("email", String.class),
                required(row, "expires_at", Instant.class));
        return new Session(person, required(row, "last_used_at", Instant.class));
    }
}
