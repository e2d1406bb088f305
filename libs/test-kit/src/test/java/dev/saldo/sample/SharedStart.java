package dev.saldo.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.contracts.Topics;
import dev.saldo.contracts.sales.Customer;
import dev.saldo.contracts.sales.CustomerChanged;
import dev.saldo.testkit.Api;
import dev.saldo.testkit.Events;
import dev.saldo.testkit.SaldoTest;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.Environment;

/** Run by two classes, of which one comes second: the service is the same, its store and what was published are not. */
@SaldoTest
abstract class SharedStart {

    private static final UUID STORE = UUID.randomUUID();
    private static final Set<UUID> STORES = new HashSet<>();
    private static final Set<String> DATABASES = new HashSet<>();

    private final Api api;
    private final Events events;
    private final Environment environment;

    SharedStart(Api api, Events events, Environment environment) {
        this.api = api;
        this.events = events;
        this.environment = environment;
    }

    @Test
    void aClassHasAStoreAndEventsOfItsOwnInOneService() {
        DATABASES.add(environment.getRequiredProperty("saldo.database.name"));
        assertThat(DATABASES).hasSize(1);
        assertThat(STORES.add(api.store())).isTrue();
        assertThat(events.published(Topics.CUSTOMER_CHANGED, STORE)).isEmpty();

        var id = UUID.randomUUID();
        var customer = new Customer(id, null, "Left Behind", null, null, null, null);
        events.publish(Topics.CUSTOMER_CHANGED, STORE, id, new CustomerChanged(id, customer, false, 1));
        assertThat(events.published(Topics.CUSTOMER_CHANGED, STORE)).hasSize(1);
    }
}
