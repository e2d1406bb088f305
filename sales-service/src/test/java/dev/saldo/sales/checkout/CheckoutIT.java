package dev.saldo.sales.checkout;

import static dev.saldo.sales.Shop.line;
import static dev.saldo.sales.Shop.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.saldo.contracts.Topics;
import dev.saldo.contracts.billing.InvoiceIssued;
import dev.saldo.contracts.sales.PlatformCost;
import dev.saldo.contracts.sales.SaleLine;
import dev.saldo.kit.id.Ids;
import dev.saldo.sales.Ledger;
import dev.saldo.sales.Shop;
import dev.saldo.sales.Shop.Supplier;
import dev.saldo.testkit.Api;
import dev.saldo.testkit.Events;
import dev.saldo.testkit.SaldoTest;
import dev.saldo.testkit.TestTokens;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;

/** From the draft to the completed sale, and back again. */
@SaldoTest
class CheckoutIT {

    private final Events events;
    private final Shop shop;
    private final Ledger ledger;
    private UUID acme = UUID.randomUUID();
    private UUID song = UUID.randomUUID();

    CheckoutIT(Api api, Events events, DatabaseClient db) {
        this.events = events;
        this.shop = Shop.open(api, events, db);
        this.ledger = new Ledger(events, shop.store());
    }

    @BeforeEach
    void openTheShop() {
        acme = shop.platform("Acme");
        song = shop.product("SONG-1", "0.99", new Supplier(acme, "0.69"));
        ledger.deposit(acme, "1000.00");
    }

    @Test
    void aSaleIsConfirmedDeductedAndCompletedWithItsProfit() {
        var bolt = shop.platform("Bolt");
        var film = shop.product("FILM-1", "19.99", new Supplier(acme, "14.00"), new Supplier(bolt, "13.00"));
        var customer = shop.customer();
        var sale = shop.draft(
                customer,
                line(song, 3),
                Map.of("productId", film, "quantity", 1, "platformId", bolt, "unitPrice", usd("20.00")));
        ledger.deposit(bolt, "100.00");

        var confirmed = shop.confirm(sale).expect(202);
        assertThat(confirmed.text("status")).isEqualTo("CONFIRMED");
        var asked = shop.awaitAttempt(sale, 1);
        assertThat(asked.costs())
                .containsExactly(new PlatformCost(acme, usd("2.07")), new PlatformCost(bolt, usd("13.00")));
        ledger.answer(asked);

        var completed = shop.awaitStatus(sale, "COMPLETED");
        assertThat(completed.money("total")).isEqualTo(usd("22.97"));
        assertThat(completed.money("cost")).isEqualTo(usd("15.07"));
        assertThat(completed.money("profit")).isEqualTo(usd("7.90"));
        assertThat(completed.text("marginPercent")).isEqualTo("34.39");
        assertThat(completed.text("lines.0.productName")).isEqualTo("Product SONG-1");
        assertThat(completed.money("lines.1.buyingPrice")).isEqualTo(usd("13.00"));
        var told = events.await(Topics.SALE_COMPLETED, event -> event.saleId().equals(sale));
        assertThat(told.customer().name()).isEqualTo("Luís Gonçalves");
        assertThat(told.lines()).isEqualTo(asked.lines());
        assertThat(told.marginPercent()).isEqualTo("34.39");
        assertThat(told.profit()).isEqualTo(usd("7.90"));
        assertThat(List.of(asked.actor(), told.actor())).containsOnly("test");
    }

    @Test
    void aCompletedSaleCostsWhatItsCreditsHadCost() {
        var bolt = shop.platform("Bolt");
        var film = shop.product("FILM-2", "19.99", new Supplier(bolt, "13.00"));
        ledger.deposit(bolt, "100.00");
        var sale = shop.confirmed(line(song, 3), line(film, 1), line(song, 1));

        ledger.deduct(shop.awaitAttempt(sale, 1), Map.of(acme, usd("2.51"), bolt, usd("13.00")));

        var completed = shop.awaitStatus(sale, "COMPLETED");
        assertThat(completed.money("total")).isEqualTo(usd("23.95"));
        assertThat(completed.money("cost")).isEqualTo(usd("15.51"));
        assertThat(completed.money("profit")).isEqualTo(usd("8.44"));
        assertThat(completed.text("marginPercent")).isEqualTo("35.24");
        assertThat(completed.money("lines.0.cost")).isEqualTo(usd("1.89"));
        assertThat(completed.money("lines.1.cost")).isEqualTo(usd("13.00"));
        assertThat(completed.money("lines.2.cost")).isEqualTo(usd("0.62"));
        assertThat(completed.money("lines.0.buyingPrice")).isEqualTo(usd("0.69"));
        var told = events.await(Topics.SALE_COMPLETED, event -> event.saleId().equals(sale));
        assertThat(told.cost()).isEqualTo(usd("15.51"));
        assertThat(told.profit()).isEqualTo(usd("8.44"));
        assertThat(told.costs())
                .containsExactly(new PlatformCost(acme, usd("2.51")), new PlatformCost(bolt, usd("13.00")));
        assertThat(told.lines()).extracting(SaleLine::cost).containsExactly(usd("1.89"), usd("13.00"), usd("0.62"));
    }

    @Test
    void whatWasAgreedStaysWhateverChangesAfterwards() {
        var sale = shop.confirmed(line(song, 1));
        var asked = shop.awaitAttempt(sale, 1);
        shop.supplied(song, 2, new Supplier(acme, "0.90"));
        await().until(() -> shop.count("offer_copy", "version = 2") == 1);

        ledger.answer(asked);

        assertThat(shop.awaitStatus(sale, "COMPLETED").money("lines.0.buyingPrice"))
                .isEqualTo(usd("0.69"));
    }

    @Test
    void confirmingTwiceAsksForCreditsOnce() {
        var sale = shop.draft(shop.customer(), line(song, 1));

        var first = shop.confirm(sale).expect(202);
        var second = shop.confirm(sale).expect(202);
        ledger.answer(shop.awaitAttempt(sale, 1));
        shop.awaitStatus(sale, "COMPLETED");
        var third = shop.confirm(sale).expect(202);

        assertThat(second.text("version")).isEqualTo(first.text("version"));
        assertThat(second.money("lines.0.buyingPrice")).isEqualTo(usd("0.69"));
        assertThat(third.text("status")).isEqualTo("COMPLETED");
        assertThat(shop.attempts(sale)).containsExactly(1);
    }

    @Test
    void confirmingAtTheSameTimeAsksForCreditsOnce() {
        var sale = shop.draft(shop.customer(), line(song, 1));

        var answers = IntStream.range(0, 12)
                .parallel()
                .mapToObj(_ -> shop.confirm(sale))
                .toList();

        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(202);
            assertThat(answer.money("lines.0.buyingPrice")).isEqualTo(usd("0.69"));
        });
        shop.awaitAttempt(sale, 1);
        assertThat(shop.attempts(sale)).containsExactly(1);
    }

    @Test
    void salesThatAreConfirmedAtTheSameTimeHaveTheirOwnLinesAndAnswers() {
        var film = shop.product("FILM-3", "19.99", new Supplier(acme, "14.00"));
        var customer = shop.customer();
        var sales = IntStream.rangeClosed(1, 12)
                .mapToObj(songs -> shop.draft(customer, line(film, 1), line(song, songs)))
                .toList();
        var gone = shop.customer();
        var hopeless = shop.draft(gone, line(song, 1));
        shop.api().delete("/api/v1/customers/{id}", gone).expect(204);

        var answers = Stream.concat(sales.stream(), Stream.of(hopeless))
                .parallel()
                .map(shop::confirm)
                .toList();

        answers.getLast().expect(409).problem("customer-deleted");
        for (var songs = 1; songs <= 12; songs++) {
            var sale = sales.get(songs - 1);
            assertThat(answers.get(songs - 1).expect(202).text("id")).isEqualTo(sale.toString());
            var asked = shop.awaitAttempt(sale, 1);
            assertThat(asked.lines()).extracting(SaleLine::quantity).containsExactly(1L, (long) songs);
            assertThat(asked.costs())
                    .containsExactly(
                            new PlatformCost(acme, usd("14.00").plus(usd("0.69").times(songs))));
        }
        assertThat(shop.attempts(hopeless)).isEmpty();
    }

    @Test
    void eachConfirmationsEventsBelongToItsOwnTrace() {
        var customer = shop.customer();
        var sales = IntStream.range(0, 6)
                .mapToObj(_ -> shop.draft(customer, line(song, 1)))
                .toList();

        IntStream.range(0, 6)
                .parallel()
                .forEach(index -> shop.api()
                        .with("traceparent", "00-%032x-%016x-01".formatted(index + 1, index + 1))
                        .post("/api/v1/sales/" + sales.get(index) + "/confirm")
                        .expect(202));

        for (var index = 0; index < 6; index++) {
            shop.awaitAttempt(sales.get(index), 1);
            assertThat(events.traces(Topics.SALE_CONFIRMED, sales.get(index)))
                    .singleElement()
                    .asString()
                    .startsWith("00-%032x-".formatted(index + 1));
        }
    }

    @Test
    void whoeverPrefersToWaitGetsTheFinalState() {
        var sale = shop.draft(shop.customer(), line(song, 1));
        var patient = new Thread(() -> ledger.answer(shop.awaitAttempt(sale, 1)));
        patient.start();

        var answer = shop.api()
                .waiting(20)
                .post(Shop.SALES + "/" + sale + "/confirm")
                .expect(200);

        assertThat(answer.text("status")).isEqualTo("COMPLETED");
        assertThat(answer.header("Preference-Applied")).isEqualTo("wait=20");
        assertThat(shop.api()
                        .waiting(20)
                        .post(Shop.SALES + "/" + sale + "/confirm")
                        .expect(200)
                        .text("status"))
                .isEqualTo("COMPLETED");
    }

    @Test
    void whoeverWaitsInVainIsToldThatItIsUnderWay() {
        var sale = shop.draft(shop.customer(), line(song, 1));

        var answer =
                shop.api().waiting(1).post(Shop.SALES + "/" + sale + "/confirm").expect(202);

        assertThat(answer.text("status")).isEqualTo("CONFIRMED");
        assertThat(answer.header("Preference-Applied")).isEqualTo("wait=1");
    }

    @Test
    void aWishThatCannotBeReadIsRefusedBeforeAnythingHappens() {
        var sale = shop.draft(shop.customer(), line(song, 1));

        shop.api()
                .with("Prefer", "wait=soon")
                .post(Shop.SALES + "/" + sale + "/confirm")
                .expect(400)
                .problem("malformed")
                .at("Prefer");

        assertThat(shop.sale(sale).text("status")).isEqualTo("DRAFT");
    }

    @Test
    void aRefundGivesEverythingBackOnce() {
        var sale = shop.confirmed(line(song, 2));
        ledger.answer(shop.awaitAttempt(sale, 1));
        shop.awaitStatus(sale, "COMPLETED");

        var path = Shop.SALES + "/" + sale + "/refund";
        var bert = shop.api()
                .withToken(TestTokens.mint(Map.of(
                        "sub",
                        "member:bert",
                        "store",
                        shop.store().toString(),
                        "role",
                        "operator",
                        "scope",
                        "sales:write")));
        var refunded = bert.post(path, Map.of("reason", "broken")).expect(200);
        var again = shop.api().post(path).expect(200);

        assertThat(refunded.text("status")).isEqualTo("REFUNDED");
        assertThat(again.text("version")).isEqualTo(refunded.text("version"));
        var told = events.await(Topics.SALE_REFUNDED, event -> event.saleId().equals(sale));
        assertThat(told.reason()).isEqualTo("broken");
        assertThat(told.actor()).isEqualTo("member:bert");
        assertThat(told.costs()).containsExactly(new PlatformCost(acme, usd("1.38")));
        assertThat(events.published(Topics.SALE_REFUNDED, shop.store()).stream()
                        .filter(event -> event.saleId().equals(sale)))
                .hasSize(1);
        shop.confirm(sale).expect(409).problem("sale-not-confirmable");
    }

    @Test
    void aRefusalNamesTheStatusAndWhatIsAllowed() {
        var sale = shop.draft(shop.customer(), line(song, 1));

        var early = shop.act(sale, "refund").expect(409).problem("sale-not-refundable");
        assertThat(early.text("status")).isEqualTo("409");
        assertThat(early.text("saleStatus")).isEqualTo("DRAFT");
        assertThat(early.text("allowed.1")).isEqualTo("confirm");
        shop.act(sale, "cancel").expect(200);
        shop.confirm(sale).expect(409).problem("sale-not-confirmable");
        shop.confirm(UUID.randomUUID()).expect(404).problem("not-found");
        shop.api().inFreshStore().post(Shop.SALES + "/" + sale + "/confirm").expect(404);
    }

    @Test
    void theInvoicesNumberIsKeptWithTheSale() {
        var sale = shop.confirmed(line(song, 1));
        ledger.answer(shop.awaitAttempt(sale, 1));
        shop.awaitStatus(sale, "COMPLETED");
        var ofASubscription = invoice(null, "INV-2026-000006");
        events.publish(Topics.INVOICE_ISSUED, shop.store(), sale, ofASubscription);
        var invoice = invoice(sale, "INV-2026-000007");
        var event = events.publish(Topics.INVOICE_ISSUED, shop.store(), sale, invoice);
        events.redeliver(event);

        await().until(() -> shop.sale(sale).has("invoiceNumber"));
        assertThat(shop.sale(sale).text("invoiceNumber")).isEqualTo("INV-2026-000007");
        assertThat(shop.sale(sale).text("invoiceId"))
                .isEqualTo(invoice.invoiceId().toString());
        assertThat(events.deadLetters(Topics.INVOICE_ISSUED, "sales.keep-invoice-numbers"))
                .isEmpty();
    }

    @Test
    void theStreamShowsTheSaleUntilItHasEnded() {
        var sale = shop.draft(shop.customer(), line(song, 1));
        var states = shop.api()
                .client()
                .get()
                .uri(Shop.SALES + "/" + sale + "/stream")
                .exchange()
                .expectStatus()
                .isOk()
                .returnResult(Map.class)
                .getResponseBody()
                .map(state -> String.valueOf(state.get("status")));
        var seen =
                states.doOnNext(status -> follow(sale, status)).collectList().block(java.time.Duration.ofSeconds(20));

        assertThat(seen).isEqualTo(List.of("DRAFT", "CONFIRMED", "COMPLETED"));
        shop.api()
                .get(Shop.SALES + "/{id}/stream", UUID.randomUUID())
                .expect(404)
                .problem("not-found");
    }

    private void follow(UUID sale, String status) {
        var step = new Thread(() -> {
            switch (status) {
                case "DRAFT" -> shop.confirm(sale).expect(202);
                case "CONFIRMED" -> ledger.answer(shop.awaitAttempt(sale, 1));
                default -> {}
            }
        });
        step.start();
    }

    private static InvoiceIssued invoice(@Nullable UUID sale, String number) {
        var today = LocalDate.of(2026, 3, 1);
        var total = usd("0.99");
        var nothing = usd("0.00");
        return new InvoiceIssued(
                Ids.next(),
                number,
                sale,
                null,
                Ids.next(),
                today,
                today,
                today,
                List.of(),
                total,
                nothing,
                nothing,
                total,
                1);
    }
}
