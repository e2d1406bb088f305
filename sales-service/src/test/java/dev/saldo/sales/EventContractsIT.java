package dev.saldo.sales;

import static dev.saldo.sales.PlanShelf.SUBSCRIPTIONS;
import static dev.saldo.sales.Shop.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.contracts.Topic;
import dev.saldo.contracts.Topics;
import dev.saldo.kit.clock.DueWork;
import dev.saldo.kit.clock.MovedStores;
import dev.saldo.sales.PlanShelf.Terms;
import dev.saldo.sales.Shop.Supplier;
import dev.saldo.testkit.Api;
import dev.saldo.testkit.EventContracts;
import dev.saldo.testkit.Events;
import dev.saldo.testkit.MovedClock;
import dev.saldo.testkit.SaldoTest;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;

/** What is published of subscriptions keeps to the schemas of libs/contracts, and says what the API says. */
@SaldoTest
class EventContractsIT {

    private final Api api;
    private final Shop shop;
    private final PlanShelf shelf;
    private final Events events;
    private final MovedClock clock;
    private final List<DueWork> works;
    private final EventContracts contracts;

    EventContractsIT(Api api, Events events, DatabaseClient db, MovedStores moved, List<DueWork> works) {
        this.shop = Shop.open(api, events, db);
        this.api = shop.api();
        this.shelf = new PlanShelf(shop, events);
        this.events = events;
        this.clock = new MovedClock(db, moved, shop.store());
        this.works = works;
        this.contracts = events.contracts(this.api.store());
    }

    @Test
    void everythingThatHappensToSubscriptionsIsToldAsItsSchemaSays() {
        clock.to("2026-01-31T09:00:00Z");
        var customer = shop.customer();
        aPeriodIsAskedForAndBilled(customer);
        aLifeIsToldStepByStep(customer);
        trialsAreTold(customer);
        endsAreTold(customer);

        assertThat(contracts.topics())
                .containsExactlyInAnyOrderElementsOf(Topics.all().stream()
                        .map(Topic::name)
                        .filter(name -> name.startsWith("subscription-"))
                        .toList());
    }

    private void aPeriodIsAskedForAndBilled(UUID customer) {
        var ledger = new Ledger(events, shop.store());
        var acme = shop.platform("Acme");
        ledger.deposit(acme, "100.00");
        var plan = shelf.plan("office", shop.product("OFFICE", "10.00", new Supplier(acme, "4.00")), Terms.monthly());
        var id = api.post(SUBSCRIPTIONS, Map.of("planId", plan, "customerId", customer, "paymentMethod", "pm_4Tz9QkY2"))
                .expect(201)
                .id();
        api.post(SUBSCRIPTIONS + "/" + id + "/confirm").expect(200);

        assertThat(contracts
                        .told(Topics.SUBSCRIPTION_CREATED, id)
                        .subscription()
                        .status())
                .isEqualTo("draft");
        assertThat(contracts.told(Topics.SUBSCRIPTION_CHANGED, id).transition()).isEqualTo("confirmed");
        assertThat(contracts
                        .told(Topics.SUBSCRIPTION_ACTIVATED, id)
                        .subscription()
                        .nextBillingDate())
                .isEqualTo(LocalDate.of(2026, 2, 28));
        var due = contracts.told(Topics.SUBSCRIPTION_RENEWAL_DUE, id);
        ledger.deduct(due);
        var renewed = contracts.told(Topics.SUBSCRIPTION_RENEWED, id);
        assertThat(renewed.charge().chargeId()).isEqualTo(due.chargeId());
        assertThat(renewed.charge().total()).isEqualTo(usd("10.00"));
        assertThat(renewed.charge().cost()).isEqualTo(usd("4.00"));
        assertThat(renewed.charge().paymentMethod()).isEqualTo("pm_4Tz9QkY2");
    }

    private void aLifeIsToldStepByStep(UUID customer) {
        var id = shelf.confirmed(shelf.plan("life", Terms.monthly().free()), customer);
        var path = SUBSCRIPTIONS + "/" + id;
        api.post(path + "/change-plan", Map.of("quantity", 3)).expect(200);
        api.post(path + "/change-plan", Map.of("quantity", 4, "proration", "none"))
                .expect(200);
        api.post(
                        path + "/charges",
                        Map.of("description", "Set-up", "unitPrice", Map.of("amount", "5.00", "currency", "USD")))
                .expect(200);
        api.post(path + "/pause", Map.of("until", "2026-02-10")).expect(200);
        api.post(path + "/unpause").expect(200);
        var invoice = shop.overdue(id, customer);

        assertThat(contracts
                        .told(Topics.SUBSCRIPTION_PLAN_CHANGED, id, changed -> changed.charge() != null)
                        .previousQuantity())
                .isEqualTo(1);
        assertThat(contracts
                        .told(Topics.SUBSCRIPTION_PLAN_CHANGED, id, changed -> changed.charge() == null)
                        .previousQuantity())
                .isEqualTo(3);
        assertThat(contracts.told(Topics.SUBSCRIPTION_CHARGED, id).charge().total())
                .isEqualTo(usd("5.00"));
        assertThat(contracts.told(Topics.SUBSCRIPTION_PAUSED, id).until()).isEqualTo(LocalDate.of(2026, 2, 10));
        contracts.told(Topics.SUBSCRIPTION_RESUMED, id);
        assertThat(contracts.told(Topics.SUBSCRIPTION_PAST_DUE, id).invoiceId()).isEqualTo(invoice);

        api.post(path + "/cancel", Map.of("when", "now", "credit", true, "reason", "enough"))
                .expect(200);
        api.post(path + "/force-delete", Map.of("reason", "a test")).expect(204);
        assertThat(contracts.told(Topics.SUBSCRIPTION_CANCELLED, id).reason()).isEqualTo("enough");
        assertThat(contracts
                        .told(
                                Topics.SUBSCRIPTION_CHARGED,
                                id,
                                charged -> charged.charge().kind().equals("unused-time"))
                        .charge()
                        .total()
                        .isNegative())
                .isTrue();
        assertThat(contracts.told(Topics.SUBSCRIPTION_DELETED, id).reason()).isEqualTo("a test");
    }

    private void trialsAreTold(UUID customer) {
        var going = shelf.confirmed(shelf.plan("going", Terms.monthly().free().trial(14, "convert")), customer);
        var leaving =
                shelf.confirmed(shelf.plan("leaving", Terms.monthly().free().trial(14, "end")), customer);

        clock.to("2026-02-14T00:00:00Z", works);

        assertThat(contracts
                        .told(Topics.SUBSCRIPTION_TRIAL_ENDING, going)
                        .subscription()
                        .trialEndsAt())
                .isEqualTo(LocalDate.of(2026, 2, 14));
        assertThat(contracts.told(Topics.SUBSCRIPTION_TRIAL_ENDED, going).converted())
                .isTrue();
        assertThat(contracts.told(Topics.SUBSCRIPTION_TRIAL_ENDED, leaving).converted())
                .isFalse();
        assertThat(contracts.told(Topics.SUBSCRIPTION_EXPIRED, leaving).reason())
                .isEqualTo("trial-ended");
    }

    private void endsAreTold(UUID customer) {
        var id = shelf.confirmed(shelf.plan("once", Terms.monthly().free().autoClose(1)), customer);

        clock.to("2026-03-14T00:00:00Z", works);

        assertThat(contracts.told(Topics.SUBSCRIPTION_CLOSED, id).subscription().status())
                .isEqualTo("closed");
    }
}
