package dev.saldo.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.contracts.Topics;
import dev.saldo.contracts.sales.Customer;
import dev.saldo.contracts.sales.CustomerChanged;
import dev.saldo.testkit.Api;
import dev.saldo.testkit.Events;
import dev.saldo.testkit.SaldoTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;

/** Run by two classes, of which one comes second: neither sees anything of the other. */
@SaldoTest(fresh = true)
abstract class FreshStart {

    private static final UUID STORE = UUID.randomUUID();

    private final Api api;
    private final Events events;
    private final DatabaseClient db;

    FreshStart(Api api, Events events, DatabaseClient db) {
        this.api = api;
        this.events = events;
        this.db = db;
    }

    @Test
    void databaseAndTopicsAreEmpty() {
        assertThat(rows()).isZero();
        assertThat(events.published(Topics.CUSTOMER_CHANGED, STORE)).isEmpty();

        api.post("/api/v1/notes", "{\"text\": \"left behind\"}").expect(201);
        var id = UUID.randomUUID();
        var customer = new Customer(id, null, "Left Behind", null, null, null, null);
        events.publish(Topics.CUSTOMER_CHANGED, STORE, id, new CustomerChanged(id, customer, false, 1));
        assertThat(events.published(Topics.CUSTOMER_CHANGED, STORE)).hasSize(1);
    }

    private long rows() {
        return db.sql("select (select count(*) from note) + (select count(*) from customer_copy)")
                .mapValue(Long.class)
                .one()
                .block();
    }
}
