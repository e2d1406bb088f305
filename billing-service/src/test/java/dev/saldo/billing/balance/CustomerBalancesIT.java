package dev.saldo.billing.balance;

import static dev.saldo.billing.ChargeFixtures.charge;
import static dev.saldo.billing.ChargeFixtures.charged;
import static dev.saldo.billing.ChargeFixtures.renewed;
import static dev.saldo.billing.SaleFixtures.ADA;
import static dev.saldo.billing.SaleFixtures.ZOE;
import static dev.saldo.billing.SaleFixtures.sale;
import static dev.saldo.billing.SaleFixtures.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.saldo.billing.Billing;
import dev.saldo.contracts.Topics;
import dev.saldo.contracts.sales.SubscriptionCharge;
import dev.saldo.kit.id.Ids;
import dev.saldo.money.Money;
import dev.saldo.testkit.Answer;
import dev.saldo.testkit.Api;
import dev.saldo.testkit.Events;
import dev.saldo.testkit.SaldoTest;
import dev.saldo.testkit.Superuser;
import java.util.HashMap;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.JsonNode;

@SaldoTest
class CustomerBalancesIT {

    private static final long SEED = 20_261_121L;

    private final Billing billing;
    private final Events events;
    private final DatabaseClient db;
    private final Superuser superuser;

    CustomerBalancesIT(Api api, Events events, DatabaseClient db, Superuser superuser) {
        this.billing = new Billing(api.inFreshStore(), events);
        this.events = events;
        this.db = db;
        this.superuser = superuser;
    }

    @Test
    void whatIsPaidTooMuchIsTheCustomersIfTheStoreSaysSo() {
        var invoice = billing.invoiced(sale("10.00")).id();

        billing.pay(invoice, "too-much", "25.00").expect(409).problem("overpayment");
        var payment = overpay(invoice, "kept", "25.00").expect(201);

        assertThat(payment.money("amount")).isEqualTo(usd("25.00"));
        assertThat(payment.money("surplus")).isEqualTo(usd("5.00"));
        assertThat(billing.invoice(invoice).text("status")).isEqualTo("PAID");
        assertThat(billing.invoice(invoice).money("amountPaid")).isEqualTo(usd("20.00"));
        var balances = balances();
        assertThat(balances.text("customerId")).isEqualTo(ZOE.customerId().toString());
        assertThat(balances.text("balances.0.currency")).isEqualTo("USD");
        assertThat(balances.money("balances.0.amount")).isEqualTo(usd("5.00"));
        assertThat(balances.text("balances.0.entries.0.kind")).isEqualTo("overpayment");
        assertThat(balances.text("balances.0.entries.0.paymentId"))
                .isEqualTo(payment.id().toString());
        assertThat(balances.text("balances.0.entries.0.invoiceId")).isEqualTo(invoice.toString());
        overpay(invoice, "again", "1.00").expect(409).problem("invoice-not-payable");
        assertIntact();
    }

    @Test
    void theNextSaleIsPaidFromTheBalance() {
        overpay(billing.invoiced(sale("10.00")).id(), "kept", "25.00").expect(201);

        var other = billing.invoiced(sale(ADA, "1.00"));
        var next = billing.invoiced(sale("2.00"));
        var last = billing.invoiced(sale("2.00"));

        assertThat(other.text("status")).isEqualTo("CONFIRMED");
        assertThat(next.text("status")).isEqualTo("PAID");
        assertThat(last.text("status")).isEqualTo("PARTIALLY_PAID");
        assertThat(last.money("amountDue")).isEqualTo(usd("3.00"));
        assertThat(balances().json().path("balances").path(0).path("entries").valueStream())
                .extracting(entry -> entry.path("kind").asString() + " "
                        + entry.path("amount").path("amount").asString() + " "
                        + entry.path("balance").path("amount").asString())
                .containsExactly("used -1.00 0.00", "used -4.00 1.00", "overpayment 5.00 5.00");
        assertThat(events.await(Topics.INVOICE_PAID, paid -> paid.invoiceId().equals(next.id())))
                .isNotNull();
        assertIntact();
    }

    @Test
    void aRefundedSaleGivesBackWhatCameFromTheBalance() {
        overpay(billing.invoiced(sale("10.00")).id(), "kept", "25.00").expect(201);
        var sale = sale("4.00");
        var invoice = billing.invoiced(sale);
        billing.payAll(invoice.id(), "cash-part").expect(201);

        billing.refunded(sale);
        billing.creditNoteOf(sale);

        assertThat(billing.balance(ZOE)).isEqualTo(usd("5.00"));
        assertThat(balances().text("balances.0.entries.0.kind")).isEqualTo("credit-note");
        assertIntact();
    }

    @Test
    void nobodyReportsAPaymentFromTheBalance() {
        var invoice = billing.invoiced(sale("10.00")).id();
        var body = new HashMap<String, Object>(Billing.payment(invoice, "mine", "1.00"));
        body.put("method", "credit-balance");

        billing.api()
                .post("/api/v1/payments", body)
                .expect(422)
                .problem("invalid")
                .at("/method");
    }

    @Test
    void onlyThoseWhoWereInvoicedAreKnown() {
        billing.invoiced(sale("10.00"));

        assertThat(balances().json().path("balances").size()).isZero();
        billing.api()
                .get("/api/v1/customer-balances/{id}", ADA.customerId())
                .expect(404)
                .problem("not-found");
        assertThat(billing.asCustomer(ADA)
                        .api()
                        .get("/api/v1/customer-balances/{id}", ADA.customerId())
                        .expect(200)
                        .json()
                        .path("balances")
                        .size())
                .isZero();
    }

    @Test
    void aBalanceIsWhatItsEntriesComeTo() {
        overpay(billing.invoiced(sale("10.00")).id(), "kept", "25.00").expect(201);

        assertThatThrownBy(() -> superuser.execute("""
                        insert into customer_balance_entry (uid, store_id, balance_id, kind, amount_minor, balance_minor,
                                                            invoice, payment, occurred_at, created_at)
                        select gen_random_uuid(), store_id, id, 'overpayment', 100, 600, gen_random_uuid(),
                               gen_random_uuid(), now(), now()
                          from customer_balance where store_id = '%s'""".formatted(billing.store())))
                .hasStackTraceContaining("not what its entries come to");
    }

    /** Whatever is charged, given back, paid and overpaid, in whatever order it is heard of. */
    @Test
    void moneyInIsMoneyOut() {
        var random = new Random(SEED);
        var subscriptions = Stream.generate(Ids::next).limit(3).toList();
        var cashIn = usd("0.00");
        var billed = usd("0.00");
        var givenBack = usd("0.00");
        var invoices = 0;
        for (var step = 0; step < 60; step++) {
            var subscription = subscriptions.get(random.nextInt(3));
            switch (random.nextInt(5)) {
                case 0, 1 -> {
                    var charge = charge(random.nextInt(5) == 0 ? "0.00" : dollars(1 + random.nextInt(4_000)));
                    billing.renewed(renewed(subscription, charge));
                    billed = billed.plus(charge.total());
                    invoices++;
                }
                case 2 -> {
                    SubscriptionCharge charge = charge("-" + dollars(1 + random.nextInt(3_000)));
                    billing.charged(charged(subscription, charge));
                    givenBack = givenBack.minus(charge.total());
                }
                default -> cashIn = cashIn.plus(payAnything(random, step));
            }
        }
        var expected = invoices;
        await().atMost(Billing.PATIENCE)
                .until(() -> billing.all("/api/v1/invoices").size() == expected);
        var all = givenBack;
        await().atMost(Billing.PATIENCE)
                .until(() ->
                        sum("/api/v1/credit-notes", "grandTotal").plus(parked()).equals(all));

        var owed = sum("/api/v1/invoices", "amountDue");
        var credited = sum("/api/v1/credit-notes", "grandTotal");
        assertThat(sum("/api/v1/invoices", "grandTotal")).isEqualTo(billed);
        assertThat(cashIn).isEqualTo(billed.minus(credited).minus(owed).plus(billing.balance(ZOE)));
        assertIntact();
    }

    private Money payAnything(Random random, int step) {
        var open = billing.all("/api/v1/invoices").stream()
                .filter(invoice ->
                        !invoice.path("amountDue").path("amount").asString().equals("0.00"))
                .toList();
        if (open.isEmpty()) {
            return usd("0.00");
        }
        var invoice =
                UUID.fromString(open.get(random.nextInt(open.size())).path("id").asString());
        var paid = overpay(invoice, "step-" + step, dollars(1 + random.nextInt(5_000)));
        return paid.status() == 201 ? paid.money("amount") : usd("0.00");
    }

    private Answer overpay(UUID invoice, String reference, String amount) {
        var body = new HashMap<String, Object>(Billing.payment(invoice, reference, amount));
        body.put("overpayment", "credit");
        return billing.api().post("/api/v1/payments", body);
    }

    private Answer balances() {
        return billing.api()
                .get("/api/v1/customer-balances/{id}", ZOE.customerId())
                .expect(200);
    }

    private Money sum(String path, String field) {
        return billing.all(path).stream().map(item -> amount(item, field)).reduce(usd("0.00"), Money::plus);
    }

    private static Money amount(JsonNode item, String field) {
        return usd(item.path(field).path("amount").asString());
    }

    private static String dollars(int cents) {
        return "%d.%02d".formatted(cents / 100, cents % 100);
    }

    /** What waits for invoices, less what of it has credit notes already. */
    private Money parked() {
        var minor = db.sql("""
                        select coalesce(sum(- (((p.charge -> 'totals' -> 'grand_total' ->> 'amount')::numeric * 100)::bigint)
                                - (select coalesce(sum(c.grand_total_minor), 0) from credit_note c
                                    where c.store_id = p.store_id and c.charge_id = p.charge_id)), 0)::bigint
                          from parked_credit p where p.store_id = :store""")
                .bind("store", billing.store())
                .mapValue(Long.class)
                .one()
                .blockOptional()
                .orElseThrow();
        return new Money(minor, usd("0.00").currency());
    }

    private void assertIntact() {
        var verdict = billing.api().get("/api/v1/invoices/verify").expect(200);
        assertThat(verdict.text("intact")).as(verdict.body()).isEqualTo("true");
    }
}
