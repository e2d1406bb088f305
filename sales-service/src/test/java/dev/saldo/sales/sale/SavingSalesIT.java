package dev.saldo.sales.sale;

import static dev.saldo.sales.Shop.SALES;
import static dev.saldo.sales.Shop.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.money.Money;
import dev.saldo.sales.Shop;
import dev.saldo.sales.Shop.Supplier;
import dev.saldo.testkit.Api;
import dev.saldo.testkit.Events;
import dev.saldo.testkit.RowsRead;
import dev.saldo.testkit.SaldoTest;
import dev.saldo.testkit.Superuser;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** What it takes to write one of many sales: no more for a store that has sold for years. */
@SaldoTest(fresh = true)
class SavingSalesIT {

    private static final int OTHERS = 10_000;
    private static final int FEW = 50;

    private final Shop shop;
    private final Sales sales;
    private final SaleRepository repository;
    private final DatabaseClient db;
    private final RowsRead rows;
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    private UUID acme = UUID.randomUUID();
    private UUID draft = UUID.randomUUID();

    SavingSalesIT(
            Api api,
            Events events,
            DatabaseClient db,
            Sales sales,
            SaleRepository repository,
            TransactionalOperator transaction,
            Superuser superuser) {
        this.shop = Shop.open(api, events, db);
        this.sales = sales;
        this.repository = repository;
        this.db = db;
        this.rows = new RowsRead(db, transaction, superuser, "sale", "sale_line");
    }

    @BeforeEach
    void draftASale() {
        acme = shop.platform("Acme");
        draft = shop.draft(shop.customer(), line(shop.product("SONG-1", "0.99", new Supplier(acme, "0.69")), 1));
    }

    @Test
    void aDraftIsConfirmedWithoutReadingTheOthers() {
        var confirming = sales.lock(shop.store(), draft)
                .map(sale -> sale.in(accepted(sale.state().confirm(now, "somebody"))))
                .flatMap(sale -> repository.rewrite(List.of(sale), now));

        assertThat(rows.by(others(), confirming)).isLessThan(FEW);
    }

    @Test
    void aSaleIsCompletedWithoutReadingTheOthers() {
        shop.api().post(SALES + "/" + draft + "/confirm").expect(202);
        var step = new Step(shop.store(), draft, state -> state.deducted(now), Map.of(acme, Money.of("0.50", "USD")));

        var completing = sales.step(List.of(step))
                .doOnNext(outcomes -> assertThat(outcomes).hasOnlyElementsOfType(Outcome.Changed.class));

        assertThat(rows.by(others(), completing)).isLessThan(FEW);
    }

    private static SaleState accepted(Decision decision) {
        assertThat(decision).isInstanceOf(Decision.Accepted.class);
        return ((Decision.Accepted) decision).next();
    }

    private Mono<Void> others() {
        return db.sql("""
                        with copies as (
                            insert into sale overriding system value
                            select (jsonb_populate_record(s, jsonb_build_object('id', -n, 'uid', gen_random_uuid()))).*
                              from sale s, generate_series(1, :others) n
                             where s.store_id = :store and s.uid = :draft)
                        insert into sale_line
                        select (jsonb_populate_record(l, jsonb_build_object('sale_id', -n))).*
                          from sale_line l, generate_series(1, :others) n
                         where l.sale_id = (select id from sale where store_id = :store and uid = :draft)""")
                .bind("others", OTHERS)
                .bind("store", shop.store())
                .bind("draft", draft)
                .then()
                .then(rows.analyze());
    }
}
