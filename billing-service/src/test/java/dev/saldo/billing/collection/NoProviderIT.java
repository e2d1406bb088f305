package dev.saldo.billing.collection;

import static dev.saldo.billing.ChargeFixtures.NOV_1;
import static dev.saldo.billing.ChargeFixtures.charge;
import static dev.saldo.billing.ChargeFixtures.paidWith;
import static dev.saldo.billing.ChargeFixtures.renewed;
import static dev.saldo.billing.SaleFixtures.ADA;
import static dev.saldo.billing.SaleFixtures.ZOE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.saldo.billing.Billing;
import dev.saldo.billing.StoreFixtures;
import dev.saldo.contracts.Topics;
import dev.saldo.contracts.sales.Customer;
import dev.saldo.contracts.sales.CustomerChanged;
import dev.saldo.kit.id.Ids;
import dev.saldo.kit.store.Stores;
import dev.saldo.testkit.Answer;
import dev.saldo.testkit.Api;
import dev.saldo.testkit.Events;
import dev.saldo.testkit.SaldoTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** As it is where the operator has set nothing up. */
@SaldoTest
class NoProviderIT {

    private final Billing billing;
    private final Stores stores;
    private final Events events;
    private final UUID subscription = Ids.next();

    NoProviderIT(Api api, Events events, Stores stores) {
        this.billing = new Billing(api.inFreshStore(), events);
        this.events = events;
        this.stores = stores;
    }

    @Test
    void inALiveStoreNobodyIsAsked() {
        billing.told(stores, StoreFixtures.store(billing.store(), "UTC", 1));

        var invoice = renew(ZOE, "pm_1");

        assertThat(billing.invoice(invoice).has("collection")).isFalse();
        billing.api()
                .post("/api/v1/invoices/" + invoice + "/collect")
                .expect(409)
                .problem("no-payment-method");
    }

    @Test
    void inAStoreNobodyHasToldOfNobodyIsAsked() {
        assertThat(billing.invoice(renew(ZOE, "test-succeeds")).has("collection"))
                .isFalse();
    }

    @Test
    void aTestStoreNeedsNoProvider() {
        billing.told(stores, StoreFixtures.sandbox(billing.store()));

        assertThat(answered(renew(ZOE, "test-succeeds"), "SUCCEEDED").text("status"))
                .isEqualTo("PAID");
    }

    @Test
    void howAnAnonymisedCustomerPaidIsForgotten() {
        billing.told(stores, StoreFixtures.sandbox(billing.store()));
        var zoes = renew(ZOE, "test-fails");
        var adas = renew(ADA, "test-fails");
        answered(zoes, "FAILED");
        answered(adas, "FAILED");

        events.publish(
                Topics.CUSTOMER_CHANGED,
                billing.store(),
                ZOE.customerId(),
                new CustomerChanged(ZOE.customerId(), ZOE, true, 7, true));
        await().atMost(Billing.PATIENCE).until(() -> !billing.invoice(zoes).has("collection.paymentMethod"));

        billing.api().post("/api/v1/invoices/" + zoes + "/collect").expect(409).problem("no-payment-method");
        assertThat(billing.invoice(adas).text("collection.paymentMethod")).isEqualTo("test-fails");
    }

    @Test
    void whoHadItTriedAgainIsAudited() {
        billing.told(stores, StoreFixtures.sandbox(billing.store()));
        var invoice = renew(ZOE, "test-fails");
        answered(invoice, "FAILED");

        billing.api()
                .as("operator")
                .with("Audit-Reason", "has a new card")
                .post("/api/v1/invoices/" + invoice + "/collect")
                .expect(202);

        var row = billing.api()
                .get("/api/v1/audit/billing?aggregateId={id}", invoice)
                .expect(200);
        assertThat(row.items()).hasSize(1);
        assertThat(row.text("items.0.operation")).isEqualTo("POST /api/v1/invoices/{id}/collect");
        assertThat(row.text("items.0.role")).isEqualTo("operator");
        assertThat(row.text("items.0.reason")).isEqualTo("has a new card");
        assertThat(row.body()).contains("collection").doesNotContain("test-fails");
    }

    private UUID renew(Customer customer, String paymentMethod) {
        var before =
                billing.all("/api/v1/invoices?subscriptionId=" + subscription).size();
        billing.renewed(renewed(subscription, paidWith(paymentMethod, charge(customer, NOV_1, "10.00"))));
        return UUID.fromString(billing.invoicesOf(subscription, before + 1).getLast());
    }

    private Answer answered(UUID invoice, String status) {
        return await().atMost(Billing.PATIENCE)
                .until(
                        () -> billing.invoice(invoice),
                        found -> found.text("collection.status").equals(status));
    }
}
