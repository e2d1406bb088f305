package dev.saldo.billing.invoice;

import static dev.saldo.billing.SaleFixtures.SELLER;
import static dev.saldo.billing.SaleFixtures.SOLD_AT;
import static dev.saldo.billing.SaleFixtures.ZOE;
import static dev.saldo.billing.SaleFixtures.sale;
import static dev.saldo.billing.SaleFixtures.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.saldo.billing.Billing;
import dev.saldo.contracts.ContractJson;
import dev.saldo.contracts.Topics;
import dev.saldo.contracts.billing.InvoiceIssued;
import dev.saldo.contracts.sales.SaleCompleted;
import dev.saldo.kit.id.Ids;
import dev.saldo.kit.inbox.Event;
import dev.saldo.testkit.Api;
import dev.saldo.testkit.Events;
import dev.saldo.testkit.SaldoTest;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@SaldoTest
class InvoicesIT {

    private final Api api;
    private final Events events;
    private final DatabaseClient db;
    private final IssuingInvoices issuing;
    private final TransactionalOperator transaction;

    InvoicesIT(Api api, Events events, DatabaseClient db, IssuingInvoices issuing, TransactionalOperator transaction) {
        this.api = api;
        this.events = events;
        this.db = db;
        this.issuing = issuing;
        this.transaction = transaction;
    }

    @Test
    void aCompletedSaleIsInvoicedAsItWas() {
        var billing = store();
        var today = LocalDate.now(ZoneOffset.UTC);

        var invoice = billing.invoiced(sale("10.00", "0.99"));

        assertThat(invoice.text("number")).isEqualTo("INV-%d-000001".formatted(today.getYear()));
        assertThat(invoice.text("status")).isEqualTo("CONFIRMED");
        assertThat(LocalDate.parse(invoice.text("issueDate"))).isBetween(today, today.plusDays(1));
        assertThat(LocalDate.parse(invoice.text("dueDate")))
                .isEqualTo(LocalDate.parse(invoice.text("issueDate")).plusDays(14));
        assertThat(invoice.text("saleDate")).isEqualTo("2023-05-06");
        assertThat(invoice.text("saleReference")).isEqualTo("order 4711");
        assertThat(invoice.text("customerId")).isEqualTo(ZOE.customerId().toString());
        assertThat(invoice.text("buyer.name")).isEqualTo("Zoë Świątek");
        assertThat(invoice.text("buyer.address.city")).isEqualTo("Łódź");
        assertThat(invoice.text("seller.name")).isEmpty();
        assertThat(invoice.text("lines.1.description")).isEqualTo("Track no. 2");
        assertThat(invoice.text("lines.1.sku")).isEqualTo("SKU-2");
        assertThat(invoice.number("lines.1.quantity")).isEqualTo(2);
        assertThat(invoice.money("lines.1.unitPrice")).isEqualTo(usd("0.99"));
        assertThat(invoice.money("lines.1.total")).isEqualTo(usd("1.98"));
        assertThat(invoice.text("actor")).isEqualTo(SELLER);
        assertThat(invoice.body()).doesNotContain("productId");
        assertThat(List.of(invoice.money("subtotal"), invoice.money("grandTotal"), invoice.money("amountDue")))
                .containsOnly(usd("21.98"));
        assertThat(List.of(
                        invoice.money("taxTotal"),
                        invoice.money("discountTotal"),
                        invoice.money("amountPaid"),
                        invoice.money("amountCredited")))
                .containsOnly(usd("0.00"));
        assertThat(invoice.header("ETag")).isEqualTo("\"1\"");
    }

    @Test
    void theSuiteHearsOfIt() {
        var billing = store();
        var sale = sale("10.00");
        var invoice = billing.invoiced(sale);

        var heard =
                events.await(Topics.INVOICE_ISSUED, issued -> issued.saleId().equals(sale.saleId()));

        assertThat(heard)
                .isEqualTo(new InvoiceIssued(
                        invoice.id(),
                        invoice.text("number"),
                        sale.saleId(),
                        "order 4711",
                        ZOE.customerId(),
                        LocalDate.parse(invoice.text("issueDate")),
                        LocalDate.parse(invoice.text("dueDate")),
                        LocalDate.ofInstant(SOLD_AT, ZoneOffset.UTC),
                        List.of(new InvoiceIssued.InvoiceLine(1, "Track no. 1", 2, usd("10.00"), usd("20.00"))),
                        usd("20.00"),
                        usd("0.00"),
                        usd("0.00"),
                        usd("20.00"),
                        1));
        assertThat(events.envelopes(Topics.INVOICE_ISSUED, billing.store()))
                .singleElement()
                .satisfies(event -> assertThat(event.subject()).isEqualTo(invoice.id()));
    }

    @Test
    void aFreeSaleIsPaidAtOnce() {
        var billing = store();
        var sale = sale("0.00");

        var invoice = billing.invoiced(sale);

        assertThat(invoice.text("status")).isEqualTo("PAID");
        assertThat(invoice.header("ETag")).isEqualTo("\"2\"");
        var paid = events.await(Topics.INVOICE_PAID, event -> event.saleId().equals(sale.saleId()));
        assertThat(paid.version()).isEqualTo(2);
        assertThat(events.published(Topics.INVOICE_ISSUED, billing.store())).hasSize(1);
    }

    @Test
    void numbersHaveNoGapAndNoDoubleWhateverComesTwice() {
        var stores = List.of(store(), store());
        var sales = IntStream.range(0, 300).mapToObj(_ -> sale("1.00")).toList();
        var ids = new ArrayList<UUID>();
        for (var index = 0; index < sales.size(); index++) {
            ids.add(stores.get(index % 2).completed(sales.get(index)));
        }
        IntStream.range(0, 60).forEach(index -> events.redeliver(ids.get(index * 5)));
        IntStream.range(0, 60).forEach(index -> stores.get(index % 2).completed(sales.get(index)));

        for (var billing : stores) {
            await().atMost(Billing.PATIENCE).until(() -> numbers(billing).size() == 150);
        }
        var last = sale("1.00");
        stores.forEach(billing -> billing.invoiced(last));

        stores.forEach(billing -> assertGapless(billing, 151));
    }

    @Test
    void transactionsThatIssueTheSameSalesAtOnceIssueEachOnce() {
        var stores = List.of(store(), store());
        var sales = IntStream.range(0, 40).mapToObj(_ -> sale("1.00")).toList();
        var work = new ArrayList<Callable<Integer>>();
        for (var worker = 0; worker < 8; worker++) {
            var mine = sales.subList(worker * 4, worker * 4 + 12);
            var batch = IntStream.range(0, mine.size())
                    .mapToObj(index -> event(stores.get(sales.indexOf(mine.get(index)) % 2), mine.get(index)))
                    .toList();
            work.add(() -> issuing.issue(batch)
                    .as(transaction::transactional)
                    .map(List::size)
                    .defaultIfEmpty(0)
                    .block(Billing.PATIENCE));
        }

        var issued = Billing.atOnce(work);

        assertThat(issued.stream().mapToInt(Integer::intValue).sum()).isEqualTo(40);
        stores.forEach(billing -> assertGapless(billing, 20));
    }

    @Test
    void theOldestCompletionOfABatchComesFirst() {
        var billing = store();
        var late = sale(SOLD_AT.plusSeconds(20), "1.00");
        var early = sale(SOLD_AT.plusSeconds(10), "1.00");

        var issued = issuing.issue(List.of(event(billing, late), event(billing, early)))
                .as(transaction::transactional)
                .block(Billing.PATIENCE);

        assertThat(issued).extracting(Invoice::sale).containsExactly(early.saleId(), late.saleId());
        assertThat(issued).extracting(invoice -> invoice.number().sequence()).containsExactly(1L, 2L);
    }

    @Test
    void aTransactionThatFailsTakesItsNumbersBack() {
        var billing = store();
        var broken = issuing.issue(List.of(event(billing, sale("1.00"))))
                .<List<Invoice>>map(_ -> {
                    throw new IllegalStateException("the machine dies here");
                })
                .as(transaction::transactional);

        assertThat(broken.onErrorResume(_ -> reactor.core.publisher.Mono.empty())
                        .blockOptional(Billing.PATIENCE))
                .isEmpty();
        billing.invoiced(sale("1.00"));

        assertGapless(billing, 1);
    }

    @Test
    void aSaleThatDoesNotAddUpStopsNobodyElse() {
        var billing = store();
        var good = List.of(sale("1.00"), sale("2.00"));
        var sound = sale("3.00");
        var odd = new SaleCompleted(
                sound.saleId(),
                null,
                ZOE,
                sound.lines(),
                sound.costs(),
                usd("5.00"),
                usd("0.00"),
                usd("5.00"),
                null,
                SOLD_AT,
                sound.completedAt(),
                sound.actor(),
                3);
        billing.completed(good.getFirst());
        billing.completed(odd);
        billing.completed(good.getLast());

        good.forEach(billing::invoiceOf);
        await().atMost(Billing.PATIENCE)
                .until(() -> !events.deadLetters(Topics.SALE_COMPLETED, "billing.invoice-sale")
                        .isEmpty());

        assertThat(events.deadLetters(Topics.SALE_COMPLETED, "billing.invoice-sale"))
                .singleElement()
                .asString()
                .contains(odd.saleId().toString());
        assertGapless(billing, 2);
    }

    @Test
    void theMillionthInvoiceOfAYearIsWiderAndSortsLast() {
        var billing = store();
        billing.invoiced(sale("1.00"));
        db.sql("update document_counter set last = 999998 where store_id = :store")
                .bind("store", billing.store())
                .fetch()
                .rowsUpdated()
                .block();
        billing.invoiced(sale("1.00"));
        billing.invoiced(sale("1.00"));

        assertThat(numbers(billing))
                .extracting(number -> number.substring("INV-2026-".length()))
                .containsExactly("000001", "999999", "1000000");
    }

    @Test
    void aListIsNarrowedAndSorted() {
        var billing = store();
        var sales = List.of(sale("1.00"), sale("2.00"), sale("3.00"));
        sales.forEach(billing::invoiced);
        var first = billing.invoiceOf(sales.getFirst());
        billing.payAll(first.id(), "list-1").expect(201);
        var today = first.text("issueDate");
        var tomorrow = LocalDate.parse(today).plusDays(1).toString();

        assertThat(billing.all("/api/v1/invoices?limit=2")).hasSize(3);
        assertThat(billing.all("/api/v1/invoices?status=PAID"))
                .extracting(item -> item.path("id").asString())
                .containsExactly(first.id().toString());
        assertThat(billing.all("/api/v1/invoices?number=" + first.text("number")))
                .hasSize(1);
        assertThat(billing.all("/api/v1/invoices?customerId=" + ZOE.customerId()))
                .hasSize(3);
        assertThat(billing.all("/api/v1/invoices?customerId=" + Ids.next())).isEmpty();
        assertThat(billing.all("/api/v1/invoices?issuedFrom=%s&issuedTo=%s".formatted(today, tomorrow)))
                .hasSize(3);
        assertThat(billing.all("/api/v1/invoices?issuedTo=" + today)).isEmpty();
        for (var sort : List.of("number", "issueDate", "createdAt")) {
            assertThat(billing.all("/api/v1/invoices?limit=1&sort=" + sort))
                    .isEqualTo(billing.all("/api/v1/invoices?limit=1&sort=-" + sort)
                            .reversed());
        }
        billing.api()
                .get("/api/v1/invoices?status=LOST")
                .expect(400)
                .problem("malformed")
                .at("?status");
        billing.api()
                .get("/api/v1/invoices?issuedFrom=soon")
                .expect(400)
                .problem("malformed")
                .at("?issuedFrom");
        billing.api()
                .get("/api/v1/invoices?customerId=7")
                .expect(400)
                .problem("malformed")
                .at("?customerId");
    }

    @Test
    void anotherStoreSeesNothing() {
        var invoice = store().invoiced(sale("1.00"));
        var other = store();

        other.api().get("/api/v1/invoices/{id}", invoice.id()).expect(404).problem("not-found");
        other.api()
                .get("/api/v1/invoices/{id}/payments", invoice.id())
                .expect(404)
                .problem("not-found");
        other.api()
                .get("/api/v1/invoices/{id}/credit-notes", invoice.id())
                .expect(404)
                .problem("not-found");
        assertThat(other.all("/api/v1/invoices")).isEmpty();
    }

    @Test
    void aSaleOfAReleaseThatDidNotTellWhoConfirmedItIsInvoiced() {
        var billing = store();
        var sale = sale("1.00");
        var told = (ObjectNode) ContractJson.mapper().valueToTree(sale);
        told.remove("actor");

        events.publishRaw(Topics.SALE_COMPLETED, billing.store(), sale.saleId(), told.toString());

        assertThat(billing.invoiceOf(sale).text("actor")).isEqualTo("system");
    }

    private Billing store() {
        return new Billing(api.inFreshStore(), events);
    }

    private static Event<SaleCompleted> event(Billing billing, SaleCompleted sale) {
        return new Event<>(Ids.next(), billing.store(), sale.saleId(), sale.completedAt(), sale);
    }

    private static List<String> numbers(Billing billing) {
        return billing.all("/api/v1/invoices?limit=200&sort=number").stream()
                .map(InvoicesIT::number)
                .toList();
    }

    private static String number(JsonNode invoice) {
        return invoice.path("number").asString();
    }

    private static void assertGapless(Billing billing, int count) {
        var year = LocalDate.now(ZoneOffset.UTC).getYear();
        assertThat(numbers(billing))
                .isEqualTo(LongStream.rangeClosed(1, count)
                        .mapToObj(sequence -> "INV-%d-%06d".formatted(year, sequence))
                        .toList());
    }
}
