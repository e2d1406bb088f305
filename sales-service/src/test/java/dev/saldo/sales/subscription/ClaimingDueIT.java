package dev.saldo.sales.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.sales.PlanShelf;
import dev.saldo.sales.PlanShelf.Terms;
import dev.saldo.sales.Shop;
import dev.saldo.testkit.Api;
import dev.saldo.testkit.Events;
import dev.saldo.testkit.SaldoTest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** What it takes to claim some of many subscriptions that are due. */
@SaldoTest(fresh = true)
class ClaimingDueIT {

    private static final int DUE = 3000;
    private static final int CLAIMED = 50;

    private final Shop shop;
    private final PlanShelf shelf;
    private final DatabaseClient db;
    private final SubscriptionRepository repository;
    private final TransactionalOperator transaction;

    ClaimingDueIT(
            Api api,
            Events events,
            DatabaseClient db,
            SubscriptionRepository repository,
            TransactionalOperator transaction) {
        this.shop = Shop.open(api, events, db);
        this.shelf = new PlanShelf(shop, events);
        this.db = db;
        this.repository = repository;
        this.transaction = transaction;
    }

    @Test
    void someOfManyAreClaimedWithoutReadingAllOfThem() {
        var template = shelf.confirmed(shelf.plan("office", Terms.monthly().free()), shop.customer());

        var read = transaction
                .execute(status -> {
                    // nobody else is to see them, the job neither
                    status.setRollbackOnly();
                    return copies(template)
                            .then(read())
                            .flatMap(before -> repository
                                    .claimDue(Instant.now().truncatedTo(ChronoUnit.MICROS), CLAIMED)
                                    .doOnNext(claimed -> assertThat(claimed).hasSize(CLAIMED))
                                    .then(read().map(after -> after - before)));
                })
                .single()
                .block();

        assertThat(read).isLessThan(10L * CLAIMED);
    }

    private Mono<Void> copies(UUID template) {
        return db.sql("""
                        insert into subscription overriding system value
                        select (jsonb_populate_record(s, jsonb_build_object('id', -n, 'uid', gen_random_uuid(),
                                'number', 'COPY-' || n, 'due_at', now() - interval '1 hour'))).*
                          from subscription s, generate_series(1, :due) n
                         where s.store_id = :store and s.uid = :template""")
                .bind("due", DUE)
                .bind("store", shop.store())
                .bind("template", template)
                .then()
                .then(db.sql("analyze subscription").then());
    }

    /** Rows of subscriptions that the present transaction has read. */
    private Mono<Long> read() {
        return db.sql("""
                        select seq_tup_read + coalesce(idx_tup_fetch, 0)
                          from pg_stat_xact_user_tables where relname = 'subscription'""").mapValue(Long.class).one();
    }
}
