package dev.saldo.sales.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.sales.PlanShelf;
import dev.saldo.sales.PlanShelf.Terms;
import dev.saldo.sales.Shop;
import dev.saldo.testkit.Api;
import dev.saldo.testkit.Events;
import dev.saldo.testkit.RowsRead;
import dev.saldo.testkit.SaldoTest;
import dev.saldo.testkit.Superuser;
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
    private final RowsRead rows;

    ClaimingDueIT(
            Api api,
            Events events,
            DatabaseClient db,
            SubscriptionRepository repository,
            TransactionalOperator transaction,
            Superuser superuser) {
        this.shop = Shop.open(api, events, db);
        this.shelf = new PlanShelf(shop, events);
        this.db = db;
        this.repository = repository;
        this.rows = new RowsRead(db, transaction, superuser, "subscription");
    }

    @Test
    void someOfManyAreClaimedWithoutReadingAllOfThem() {
        var template = shelf.confirmed(shelf.plan("office", Terms.monthly().free()), shop.customer());

        var claiming = repository
                .claimDue(Instant.now().truncatedTo(ChronoUnit.MICROS), CLAIMED)
                .doOnNext(claimed -> assertThat(claimed).hasSize(CLAIMED));

        assertThat(rows.by(copies(template), claiming)).isLessThan(10L * CLAIMED);
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
                .then(rows.analyze());
    }
}
