package dev.saldo.billing.charge;

import static dev.saldo.billing.ChargeFixtures.DEC_1;
import static dev.saldo.billing.ChargeFixtures.NOV_1;
import static dev.saldo.billing.ChargeFixtures.charge;
import static dev.saldo.billing.ChargeFixtures.charged;
import static dev.saldo.billing.ChargeFixtures.inDays;
import static dev.saldo.billing.ChargeFixtures.line;
import static dev.saldo.billing.ChargeFixtures.of;
import static dev.saldo.billing.ChargeFixtures.planChanged;
import static dev.saldo.billing.ChargeFixtures.renewed;
import static dev.saldo.billing.ChargeFixtures.vat;
import static dev.saldo.billing.SaleFixtures.SELLER;
import static dev.saldo.billing.SaleFixtures.ZOE;
import static dev.saldo.billing.SaleFixtures.sale;
import static dev.saldo.billing.SaleFixtures.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.saldo.billing.Billing;
import dev.saldo.contracts.Topics;
import dev.saldo.contracts.billing.InvoiceIssued;
import dev.saldo.kit.id.Ids;
import dev.saldo.testkit.Api;
import dev.saldo.testkit.Events;
import dev.saldo.testkit.SaldoTest;
import dev.saldo.testkit.Superuser;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@SaldoTest
class SubscriptionInvoicesIT {

    private final Billing billing;
    private final Events events;
    private final Superuser superuser;
    private final UUID subscription = Ids.next();

    SubscriptionInvoicesIT(Api api, Events events, Superuser superuser) {
        this.billing = new Billing(api.inFreshStore(), events);
        this.events = events;
        this.superuser = superuser;
    }

    @Test
    void aPeriodIsInvoicedAsItWasCharged() {
        var charge = of(
                "renewal",
                ZOE,
                NOV_1,
                null,
                List.of(line(1, 3, usd("10.00"), usd("3.00"), usd("32.13"), vat("19", "5.13")), line(2, usd("0.50"))));
        billing.renewed(renewed(subscription, charge));

        var invoice = billing.invoiceOf(subscription);

        assertThat(invoice.text("number")).matches("INV-\\d{4}-000001");
        assertThat(invoice.text("status")).isEqualTo("CONFIRMED");
        assertThat(invoice.has("saleId")).isFalse();
        assertThat(invoice.text("saleDate")).isEqualTo("2026-11-01");
        assertThat(invoice.text("subscriptionIds.0")).isEqualTo(subscription.toString());
        assertThat(invoice.text("actor")).isEqualTo(SELLER);
        assertThat(invoice.text("buyer.name")).isEqualTo("Zoë Świątek");
        assertThat(invoice.text("lines.0.description")).isEqualTo("Plan no. 1");
        assertThat(invoice.text("lines.0.subscriptionId")).isEqualTo(subscription.toString());
        assertThat(invoice.text("lines.0.periodStart")).isEqualTo("2026-11-01");
        assertThat(invoice.text("lines.0.periodEnd")).isEqualTo("2026-12-01");
        assertThat(invoice.number("lines.0.quantity")).isEqualTo(3);
        assertThat(invoice.money("lines.0.unitPrice")).isEqualTo(usd("10.00"));
        assertThat(invoice.money("lines.0.discount")).isEqualTo(usd("3.00"));
        assertThat(invoice.money("lines.0.tax")).isEqualTo(usd("5.13"));
        assertThat(invoice.money("lines.0.total")).isEqualTo(usd("32.13"));
        assertThat(invoice.text("lines.0.taxes.0.name")).isEqualTo("VAT");
        assertThat(invoice.money("lines.0.taxes.0.amount")).isEqualTo(usd("5.13"));
        assertThat(invoice.money("subtotal")).isEqualTo(usd("30.50"));
        assertThat(invoice.money("discountTotal")).isEqualTo(usd("3.00"));
        assertThat(invoice.money("taxTotal")).isEqualTo(usd("5.13"));
        assertThat(invoice.money("grandTotal")).isEqualTo(usd("32.63"));
        assertThat(events.await(
                        Topics.INVOICE_ISSUED, event -> event.invoiceId().equals(invoice.id())))
                .isEqualTo(new InvoiceIssued(
                        invoice.id(),
                        invoice.text("number"),
                        null,
                        null,
                        ZOE.customerId(),
                        LocalDate.parse(invoice.text("issueDate")),
                        LocalDate.parse(invoice.text("issueDate")).plusDays(14),
                        NOV_1,
                        List.of(
                                new InvoiceIssued.InvoiceLine(
                                        1,
                                        "Plan no. 1",
                                        3,
                                        usd("10.00"),
                                        usd("32.13"),
                                        NOV_1,
                                        DEC_1,
                                        usd("3.00"),
                                        usd("5.13")),
                                new InvoiceIssued.InvoiceLine(
                                        2, "Plan no. 2", 1, usd("0.50"), usd("0.50"), NOV_1, DEC_1, null, null)),
                        usd("30.50"),
                        usd("3.00"),
                        usd("5.13"),
                        usd("32.63"),
                        List.of(subscription),
                        List.of(charge.chargeId()),
                        1));
        assertIntact(1);
    }

    @Test
    void aChargeIsBilledOnceHoweverOftenAndWhereverItIsTold() {
        var charge = charge("10.00");
        events.redeliver(billing.renewed(renewed(subscription, charge)));
        billing.renewed(renewed(subscription, charge));
        billing.invoiceOf(subscription);
        billing.charged(charged(subscription, charge));
        billing.planChanged(planChanged(subscription, charge));
        assertNothingElseHappens();

        assertThat(billing.all("/api/v1/invoices?subscriptionId=" + subscription))
                .hasSize(1);
        assertThat(billing.all("/api/v1/invoices")).hasSize(4);
        assertIntact(4);
    }

    @Test
    void aChangeThatCostsNothingNowIsNotBilled() {
        billing.planChanged(planChanged(subscription, null));
        assertNothingElseHappens();

        assertThat(billing.all("/api/v1/invoices?subscriptionId=" + subscription))
                .isEmpty();
    }

    @Test
    void whatIsGivenBackMayComeOnTheInvoiceOfAnUpgrade() {
        billing.planChanged(planChanged(subscription, charge("-4.00", "14.00")));

        var invoice = billing.invoiceOf(subscription);

        assertThat(invoice.money("lines.0.unitPrice")).isEqualTo(usd("-4.00"));
        assertThat(invoice.money("lines.0.total")).isEqualTo(usd("-4.00"));
        assertThat(invoice.money("grandTotal")).isEqualTo(usd("10.00"));
        assertIntact(1);
    }

    @Test
    void aFreePeriodIsPaidAtOnce() {
        billing.renewed(renewed(subscription, charge("0.00")));

        assertThat(billing.invoiceOf(subscription).text("status")).isEqualTo("PAID");
        assertThat(events.await(
                                Topics.INVOICE_PAID,
                                paid -> List.of(subscription).equals(paid.subscriptionIds()))
                        .saleId())
                .isNull();
    }

    @Test
    void theSubscriptionMayHaveTermsOfItsOwn() {
        billing.renewed(renewed(subscription, inDays(3, charge("10.00"))));

        var invoice = billing.invoiceOf(subscription);

        assertThat(LocalDate.parse(invoice.text("dueDate")))
                .isEqualTo(LocalDate.parse(invoice.text("issueDate")).plusDays(3));
        assertThat(invoice.number("seller.paymentTermsDays")).isEqualTo(14);
    }

    @Test
    void whoPaidIsToldWithTheSubscription() {
        billing.renewed(renewed(subscription, charge("10.00")));
        var invoice = billing.invoiceOf(subscription).id();

        billing.payAll(invoice, "paid-1").expect(201);

        var paid = events.await(Topics.INVOICE_PAID, event -> event.invoiceId().equals(invoice));
        assertThat(paid.subscriptionIds()).containsExactly(subscription);
        assertThat(paid.saleId()).isNull();
        assertThat(events.await(
                                Topics.PAYMENT_SUCCEEDED,
                                event -> event.invoiceId().equals(invoice))
                        .saleId())
                .isNull();
    }

    @Test
    void salesAndSubscriptionsShareTheirNumbers() {
        var first = billing.invoiced(sale("1.00"));
        billing.renewed(renewed(subscription, charge("10.00")));
        var second = billing.invoiceOf(subscription);
        var third = billing.invoiced(sale("1.00"));

        assertThat(List.of(first, second, third))
                .extracting(invoice -> invoice.text("number").substring("INV-2026-".length()))
                .containsExactly("000001", "000002", "000003");
        assertThat(first.json().path("subscriptionIds").size()).isZero();
        assertIntact(3);
    }

    @Test
    void nobodyChangesWhatASubscriptionWasBilledFor() {
        billing.renewed(renewed(subscription, charge("10.00")));
        var invoice = billing.invoiceOf(subscription);

        for (var attempt : List.of(
                "update invoice_charge set subscription_id = gen_random_uuid()",
                "delete from invoice_charge",
                "truncate invoice_charge cascade",
                "update invoice_line set period_end = period_end + 1")) {
            assertThatThrownBy(() -> superuser.execute(attempt)).hasStackTraceContaining("are frozen");
        }
        assertThatThrownBy(() -> superuser.execute("""
                        insert into invoice_charge (store_id, invoice_id, charge_id, subscription_id)
                        select store_id, id, gen_random_uuid(), gen_random_uuid() from invoice where uid = '%s'""".formatted(invoice.id())))
                .hasStackTraceContaining("not those it was issued with");
        assertIntact(1);
    }

    @Test
    void verifyNamesALineWhosePeriodSomebodyChanged() {
        billing.renewed(renewed(subscription, charge("10.00")));
        billing.invoiceOf(subscription);

        superuser.execute(
                "alter table invoice_line disable trigger all",
                "update invoice_line set period_end = period_end + 1 where subscription_id = '%s'"
                        .formatted(subscription),
                "alter table invoice_line enable trigger all",
                "alter table invoice_line enable always trigger invoice_line_frozen",
                "alter table invoice_line enable always trigger invoice_line_complete");

        assertThat(billing.api().get("/api/v1/invoices/verify").expect(200).text("firstBroken.reason"))
                .isEqualTo("changed");
    }

    /** One more of each goes the whole way behind what was published before. */
    private void assertNothingElseHappens() {
        var others = List.of(Ids.next(), Ids.next(), Ids.next());
        billing.renewed(renewed(others.get(0), charge("1.00")));
        billing.charged(charged(others.get(1), charge("1.00")));
        billing.planChanged(planChanged(others.get(2), charge("1.00")));
        others.forEach(billing::invoiceOf);
        await().atMost(Billing.PATIENCE)
                .until(() -> events.deadLetters(Topics.SUBSCRIPTION_CHARGED, "billing.invoice-charges")
                        .isEmpty());
    }

    private void assertIntact(int documents) {
        var verdict = billing.api().get("/api/v1/invoices/verify").expect(200);
        assertThat(verdict.text("intact")).as(verdict.body()).isEqualTo("true");
        assertThat(verdict.number("checked")).isEqualTo(documents);
    }
}
