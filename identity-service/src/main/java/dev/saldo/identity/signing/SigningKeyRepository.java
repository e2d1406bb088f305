package dev.saldo.identity.signing;

import static dev.saldo.kit.database.Columns.required;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.jwk.ECKey;
import dev.saldo.identity.secret.Sealing;
import dev.saldo.identity.secret.Secrets;
import io.r2dbc.spi.Readable;
import java.text.ParseException;
import java.time.Instant;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** The pairs in the database, their private halves sealed. */
@Repository
class SigningKeyRepository {

    private final DatabaseClient db;
    private final Sealing sealing;

    SigningKeyRepository(DatabaseClient db, Secrets secrets) {
        this.db = db;
        this.sealing = secrets.sealingFor("signing keys");
    }

    /** In the order of their generations. */
    Mono<List<SigningKey>> all() {
        return db.sql("select generation, sealed, signs_from from signing_key order by generation")
                .map(this::fromRow)
                .all()
                .collectList();
    }

    /** Does nothing when another replica has made this generation's key. */
    Mono<Void> add(SigningKey key, Instant now) {
        var pair = key.pair();
        return db.sql("""
                        insert into signing_key (generation, public_key, sealed, signs_from, created_at)
                        values (:generation, :public, :sealed, :from, :now)
                        on conflict (generation) do nothing""")
                .bind("generation", key.term().generation())
                .bind("public", pair.toPublicJWK().toJSONString())
                .bind("sealed", sealing.seal(pair.toJSONString().getBytes(UTF_8), label(key.term())))
                .bind("from", key.term().from())
                .bind("now", now)
                .then();
    }

    Mono<Void> forgetBefore(long generation) {
        return db.sql("delete from signing_key where generation < :generation")
                .bind("generation", generation)
                .then();
    }

    private SigningKey fromRow(Readable row) {
        var term = new Term(required(row, "generation", Long.class), required(row, "signs_from", Instant.class));
        var open = sealing.open(required(row, "sealed", byte[].class), label(term));
        try {
            return new SigningKey(term, ECKey.parse(new String(open, UTF_8)));
        } catch (ParseException _) {
            // without the cause: the parser quotes what it read
            throw new IllegalStateException("the signing key of generation %d is no JWK".formatted(term.generation()));
        }
    }

    private static String label(Term term) {
        return "generation " + term.generation();
    }
}
