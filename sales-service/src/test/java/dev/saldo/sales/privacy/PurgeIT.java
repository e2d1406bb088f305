package dev.saldo.sales.privacy;

import static dev.saldo.sales.Shop.SALES;
import static dev.saldo.sales.Shop.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.saldo.contracts.identity.StoreChanged.Policies;
import dev.saldo.contracts.identity.StoreChanged.Retention;
import dev.saldo.sales.PlanShelf;
import dev.saldo.sales.PlanShelf.Terms;
import dev.saldo.sales.Shop;
import dev.saldo.sales.Shop.Supplier;
import dev.saldo.testkit.Api;
import dev.saldo.testkit.Events;
import dev.saldo.testkit.SaldoTest;
import dev.saldo.testkit.Superuser;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** How long deleted customers and drafts are kept; each test in a store of its own. */
@SaldoTest
class PurgeIT {

    private final Api api;
    private final Events events;
    private final DatabaseClient db;
    private final Superuser superuser;
    private Shop shop;
    private UUID song = UUID.randomUUID();

    PurgeIT(Api api, Events events, DatabaseClient db, Superuser superuser) {
        this.api = api;
        this.events = events;
        this.db = db;
        this.superuser = superuser;
        this.shop = Shop.open(api, events, db);
    }

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry properties) {
        properties.add("saldo.privacy.purge-every", () -> "200ms");
    }

    @BeforeEach
    void openAnotherShop() {
        shop = Shop.open(api, events, db);
        song = shop.product("SONG", "0.99", new Supplier(shop.platform("Acme"), "0.69"));
    }

    @Test
    void deletedCustomersGoWhenTheStoresPeriodIsOver() {
        var forgotten = deleted("customer", shop.customer(), 31);
        var remembered = deleted("customer", shop.customer(), 29);
        var present = shop.customer();

        keeps(30, null);

        awaitGone("customer", forgotten);
        assertThat(shop.count("customer", "uid in ('%s', '%s')".formatted(remembered, present)))
                .isEqualTo(2);
    }

    @Test
    void aCustomerSomebodySoldToStays() {
        var buyer = shop.customer();
        var sale = shop.draft(buyer, line(song, 1));
        deleted("customer", buyer, 31);
        var undecided = shop.customer();
        var thrownAway = deleted("sale", shop.draft(undecided, line(song, 1)), 1);
        deleted("customer", undecided, 31);

        keeps(30, null);

        awaitGone("customer", undecided);
        assertThat(shop.count("sale", "uid = '%s'".formatted(thrownAway))).isZero();
        assertThat(shop.count("customer", "uid = '%s'".formatted(buyer))).isEqualTo(1);
        assertThat(shop.count("sale", "uid = '%s'".formatted(sale))).isEqualTo(1);
        assertThat(shop.count("sale_line", "true")).isEqualTo(1);
    }

    @Test
    void aCustomerWhoEverHadASubscriptionStays() {
        var shelf = new PlanShelf(shop, events);
        var subscriber = shop.customer();
        shelf.draft(shelf.plan("office", Terms.monthly()), subscriber);
        deleted("customer", subscriber, 31);
        var stranger = deleted("customer", shop.customer(), 31);

        keeps(30, null);

        awaitGone("customer", stranger);
        assertThat(shop.count("customer", "uid = '%s'".formatted(subscriber))).isEqualTo(1);
    }

    @Test
    void draftsThatWereThrownAwayGoWithTheirLines() {
        var customer = shop.customer();
        var forgotten = deleted("sale", shop.draft(customer, line(song, 1), line(song, 2)), 8);
        var remembered = deleted("sale", shop.draft(customer, line(song, 1)), 6);
        var draft = shop.draft(customer, line(song, 1));

        keeps(null, 7);

        awaitGone("sale", forgotten);
        assertThat(shop.count("sale", "uid in ('%s', '%s')".formatted(remembered, draft)))
                .isEqualTo(2);
        assertThat(shop.count("sale_line", "true")).isEqualTo(2);
    }

    private UUID deleted(String table, UUID id, int daysAgo) {
        shop.api()
                .delete((table.equals("sale") ? SALES : "/api/v1/customers") + "/{id}", id)
                .expect(204);
        superuser.execute(
                "update %s set deleted_at = now() - interval '%d days' where uid = '%s'".formatted(table, daysAgo, id));
        return id;
    }

    private void keeps(Integer customers, Integer sales) {
        shop.told(new Policies("wait", new Retention(null, null, customers, sales, null)));
    }

    private void awaitGone(String table, UUID id) {
        await().until(() -> shop.count(table, "uid = '%s'".formatted(id)) == 0);
    }
}
