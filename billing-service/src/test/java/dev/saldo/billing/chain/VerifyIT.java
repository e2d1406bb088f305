package dev.saldo.billing.chain;

import static dev.saldo.billing.SaleFixtures.sale;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.saldo.billing.Billing;
import dev.saldo.billing.SaleFixtures;
import dev.saldo.billing.creditnote.IssuingCreditNotes;
import dev.saldo.billing.invoice.IssuingInvoices;
import dev.saldo.contracts.sales.SaleCompleted;
import dev.saldo.contracts.sales.SaleRefunded;
import dev.saldo.kit.id.Ids;
import dev.saldo.kit.inbox.Event;
import dev.saldo.testkit.Answer;
import dev.saldo.testkit.Api;
import dev.saldo.testkit.Events;
import dev.saldo.testkit.SaldoTest;
import dev.saldo.testkit.Superuser;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.transaction.reactive.TransactionalOperator;

/** Somebody who may do anything to the database changes one thing, and verify names it. */
@SaldoTest
class VerifyIT {

    private static final String VERIFY = "/api/v1/invoices/verify";

    private final Api api;
    private final Events events;
    private final Superuser superuser;
    private final IssuingInvoices issuing;
    private final IssuingCreditNotes crediting;
    private final TransactionalOperator transaction;
    private final VerificationRepository repository;

    VerifyIT(
            Api api,
            Events events,
            Superuser superuser,
            IssuingInvoices issuing,
            IssuingCreditNotes crediting,
            TransactionalOperator transaction,
            VerificationRepository repository) {
        this.api = api;
        this.events = events;
        this.superuser = superuser;
        this.issuing = issuing;
        this.crediting = crediting;
        this.transaction = transaction;
        this.repository = repository;
    }

    /**
     * A store with invoice 1, unpaid; invoice 2, paid in two parts; credit note 1 for invoice 2; invoice 3, cancelled
     * by credit note 2; invoice 4. In this order they are in the chain.
     */
    private record Documents(Billing billing, Answer one, Answer two, Answer credited, Answer three, Answer four) {

        String verdict() {
            var answer = billing.api().get(VERIFY).expect(200);
            return answer.text("intact").equals("true")
                    ? "intact"
                    : answer.text("firstBroken.kind") + " "
                            + answer.text("firstBroken.number").replaceAll("-\\d{4}-", "-") + " "
                            + answer.text("firstBroken.reason");
        }
    }

    private Documents documents() {
        var billing = new Billing(api.inFreshStore(), events);
        var sales = IntStream.rangeClosed(1, 4)
                .mapToObj(index -> sale("10.00", index + ".00"))
                .toList();
        completed(billing, sales.subList(0, 2));
        var one = billing.invoiceOf(sales.getFirst());
        var two = billing.invoiceOf(sales.get(1));
        billing.pay(two.id(), "part-1", "1.00").expect(201);
        billing.simulate(two.id(), "part-x", "failed").expect(201);
        billing.payAll(two.id(), "part-2").expect(201);
        refunded(billing, sales.get(1));
        var credited = billing.creditNoteOf(sales.get(1));
        completed(billing, sales.subList(2, 3));
        var three = billing.invoiceOf(sales.get(2));
        refunded(billing, sales.get(2));
        completed(billing, sales.subList(3, 4));
        var four = billing.invoiceOf(sales.get(3));
        return new Documents(billing, one, two, credited, three, four);
    }

    @Test
    void whatNobodyTouchedIsIntact() {
        var documents = documents();
        var answer = documents.billing().api().get(VERIFY).expect(200);

        assertThat(answer.text("intact")).isEqualTo("true");
        assertThat(answer.number("checked")).isEqualTo(6);
        assertThat(answer.number("head.position")).isEqualTo(6);
        assertThat(answer.text("head.hash")).matches("[0-9a-f]{64}");
        assertThat(answer.has("firstBroken")).isFalse();
        assertThat(answer.has("verifiedAt")).isTrue();
        assertThat(api.inFreshStore().get(VERIFY).expect(200).number("checked")).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "number = replace(number, '2', '3')",
                "issue_date = issue_date - 1",
                "due_date = due_date + 1",
                "sale_id = gen_random_uuid()",
                "sale_reference = 'order 4712'",
                "sale_reference = null",
                "sale_date = sale_date + 1",
                "customer_id = gen_random_uuid()",
                "buyer = jsonb_set(buyer, '{name}', '\"Zoé Świątek\"')",
                "buyer = buyer || '{\"vip\": null}'",
                "buyer = buyer - 'email'",
                "seller = jsonb_set(seller, '{paymentTermsDays}', '15')",
                "seller = jsonb_set(seller, '{paymentTermsDays}', '14.0')",
                "sequence = 99",
                "line_count = 3",
                "currency = 'EUR'",
                "subtotal_minor = subtotal_minor + 1, grand_total_minor = grand_total_minor + 1",
                "discount_minor = 1, tax_minor = 1",
                "tax_minor = 1, grand_total_minor = grand_total_minor + 1",
                "actor = 'nobody'",
                "created_at = created_at + interval '1 microsecond'"
            })
    void aByteOfAnInvoice(String change) {
        var documents = documents();

        tamper(
                "invoice",
                "update invoice set %s where uid = '%s'"
                        .formatted(change, documents.two().id()));

        assertThat(documents.verdict()).startsWith("invoice INV-000002 changed");
        assertThat(documents.billing().api().get(VERIFY).text("firstBroken.id"))
                .isEqualTo(documents.two().id().toString());
        assertThat(documents.billing().api().get(VERIFY).number("checked")).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "position = 9",
                "description = 'Track no. 3'",
                "sku = null",
                "quantity = 3",
                "unit_price_minor = unit_price_minor + 1",
                "total_minor = total_minor + 1",
                "store_id = gen_random_uuid()"
            })
    void aByteOfALine(String change) {
        var documents = documents();

        tamper("invoice_line", """
                update invoice_line set %s
                 where position = 2 and invoice_id = (select id from invoice where uid = '%s')""".formatted(change, documents.two().id()));

        assertThat(documents.verdict()).isEqualTo("invoice INV-000002 changed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "reason = 'none'",
                "refunded_at = refunded_at + interval '1 microsecond'",
                "issue_date = issue_date - 1",
                "number = replace(number, '1', '4')",
                "sale_id = gen_random_uuid()",
                "invoice_id = invoice_id - 1",
                "actor = 'nobody'",
                "currency = 'EUR'",
                "discount_minor = 1, tax_minor = 1"
            })
    void aByteOfACreditNote(String change) {
        var documents = documents();

        tamper(
                "credit_note",
                "update credit_note set %s where uid = '%s'"
                        .formatted(change, documents.credited().id()));

        // a credit note of another invoice is missing at its own, which is older
        assertThat(documents.verdict())
                .isEqualTo(
                        change.startsWith("invoice_id")
                                ? "invoice INV-000001 payments-do-not-add-up"
                                : "credit-note CN-000001 changed");
    }

    @Test
    void aLineOfACreditNote() {
        var documents = documents();

        tamper("credit_note_line", """
                update credit_note_line set quantity = 3
                 where position = 1 and credit_note_id = (select id from credit_note where uid = '%s')""".formatted(documents.credited().id()));

        assertThat(documents.verdict()).isEqualTo("credit-note CN-000001 changed");
    }

    @Test
    void aLineThatIsGoneOrNew() {
        var gone = documents();
        tamper("invoice_line", """
                delete from invoice_line
                 where position = 2 and invoice_id = (select id from invoice where uid = '%s')""".formatted(gone.one().id()));
        assertThat(gone.verdict()).isEqualTo("invoice INV-000001 changed");

        var added = documents();
        tamper("invoice_line", """
                insert into invoice_line (store_id, invoice_id, position, description, quantity,
                                          unit_price_minor, total_minor)
                select store_id, id, 3, 'a gift', 1, 0, 0 from invoice where uid = '%s'""".formatted(added.four().id()));
        assertThat(added.verdict()).isEqualTo("invoice INV-000004 changed");
    }

    @Test
    void aDocumentThatIsGoneFromTheMiddle() {
        var documents = documents();

        tamper(
                "invoice",
                "delete from invoice where uid = '%s'"
                        .formatted(documents.three().id()));

        assertThat(documents.verdict()).isEqualTo("invoice INV-000003 missing");
    }

    @Test
    void aDocumentThatIsGoneFromTheMiddleWithItsLink() {
        var documents = documents();

        tamper(
                "invoice",
                "delete from invoice where uid = '%s'".formatted(documents.one().id()));
        tamper("document_chain", unlink(documents.one().id()));

        var answer = documents.billing().api().get(VERIFY).expect(200);
        assertThat(documents.verdict()).isEqualTo("invoice INV-000001 missing");
        assertThat(answer.has("firstBroken.id")).isFalse();
    }

    @Test
    void aLinkThatIsGoneFromTheMiddle() {
        var documents = documents();

        tamper("document_chain", unlink(documents.three().id()));

        assertThat(documents.verdict()).isEqualTo("invoice INV-000003 not-in-chain");
        assertThat(documents.billing().api().get(VERIFY).text("firstBroken.id"))
                .isEqualTo(documents.three().id().toString());
    }

    @Test
    void theLastDocumentWithoutAndWithItsLink() {
        var document = documents();
        tamper(
                "invoice",
                "delete from invoice where uid = '%s'".formatted(document.four().id()));
        assertThat(document.verdict()).isEqualTo("invoice INV-000004 missing");

        tamper("document_chain", unlink(document.four().id()));
        assertThat(document.verdict()).isEqualTo("invoice INV-000004 missing");
        assertThat(document.billing().api().get(VERIFY).text("firstBroken.id"))
                .isEqualTo(document.four().id().toString());
    }

    @Test
    void theLastDocumentEvenWhenTheHeadIsTakenBack() {
        var documents = documents();

        tamper(
                "invoice",
                "delete from invoice where uid = '%s'"
                        .formatted(documents.four().id()));
        tamper("document_chain", unlink(documents.four().id()));
        tamper("document_chain_head", """
                update document_chain_head h
                   set position = c.position, series = c.series, document_id = c.document_id, number = c.number,
                       hash = c.hash
                  from document_chain c
                 where h.store_id = '%1$s' and c.store_id = h.store_id
                   and c.position = (select max(position) from document_chain where store_id = '%1$s')""".formatted(documents.billing().store()));

        assertThat(documents.verdict()).isEqualTo("invoice INV-000004 missing");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "hash = reverse(hash), invoice INV-000003 changed",
                "number = 'INV-2026-000009', invoice INV-000003 chain-changed",
                "series = 'CN', invoice INV-000003 chain-changed",
                "document_id = gen_random_uuid(), invoice INV-000003 not-in-chain",
                "position = 99, credit-note CN-000002 chain-changed"
            })
    void aLinkOrTheHead(String change, String verdict) {
        var link = documents();
        tamper(
                "document_chain",
                "update document_chain set %s where document_id = '%s'"
                        .formatted(change, link.three().id()));
        assertThat(link.verdict()).isEqualTo(verdict);

        var head = documents();
        tamper(
                "document_chain_head",
                "update document_chain_head set %s where store_id = '%s'"
                        .formatted(change, head.billing().store()));
        assertThat(head.verdict()).isEqualTo("invoice INV-000004 chain-changed");
    }

    @Test
    void aHeadThatIsGone() {
        var documents = documents();

        tamper(
                "document_chain_head",
                "delete from document_chain_head where store_id = '%s'"
                        .formatted(documents.billing().store()));

        assertThat(documents.verdict()).isEqualTo("invoice INV-000004 chain-changed");
        assertThatThrownBy(() -> issue(documents.billing(), 1)).hasStackTraceContaining("document_chain_pkey");
    }

    @Test
    void aForgerWhoMakesTheHashAgainIsCaughtByTheNext() {
        var documents = documents();
        var store = documents.billing().store();
        tamper(
                "invoice",
                "update invoice set actor = 'nobody' where uid = '%s'"
                        .formatted(documents.two().id()));
        var stations = repository.stations(store, 0).blockOptional().orElseThrow();
        var forged = stations.getFirst().link().hash().then(stations.get(1).facts());

        tamper("document_chain", """
                update document_chain set hash = '%s' where store_id = '%s' and position = 2""".formatted(forged.hex(), store));

        assertThat(documents.verdict()).isEqualTo("credit-note CN-000001 changed");
    }

    @Test
    void aDocumentThatWasNeverIssued() {
        var documents = documents();

        tamper("invoice", """
                insert into invoice (uid, store_id, number, year, sequence, issue_date, due_date, sale_id, sale_date,
                                     customer_id, buyer, seller, line_count, currency, subtotal_minor, discount_minor,
                                     tax_minor, grand_total_minor, actor, created_at)
                select gen_random_uuid(), store_id, replace(number, '4', '5'), year, 5, issue_date, due_date,
                       gen_random_uuid(), sale_date, customer_id, buyer, seller, line_count, currency, subtotal_minor,
                       discount_minor, tax_minor, grand_total_minor, actor, created_at
                  from invoice where uid = '%s'""".formatted(documents.four().id()));

        assertThat(documents.verdict()).isEqualTo("invoice INV-000005 not-in-chain");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update invoice_settlement set amount_paid_minor = 100 where invoice_id = %s",
                "update invoice_settlement set status = 'PARTIALLY_PAID', paid_at = null where invoice_id = %s",
                "update invoice_settlement set amount_credited_minor = 0 where invoice_id = %s",
                "delete from invoice_settlement where invoice_id = %s",
                "update payment set amount_minor = amount_minor + 1 where reference_id = 'part-1' and invoice_id = %s",
                "update payment set status = 'FAILED' where reference_id = 'part-2' and invoice_id = %s",
                "update payment set currency = 'EUR' where reference_id = 'part-2' and invoice_id = %s",
                "delete from payment where reference_id = 'part-2' and invoice_id = %s"
            })
    void whatIsBooked(String change) {
        var documents = documents();
        var table = change.contains("payment ") ? "payment" : "invoice_settlement";
        var invoice = "(select id from invoice where uid = '%s')"
                .formatted(documents.two().id());

        tamper(table, change.formatted(invoice));

        assertThat(documents.verdict()).isEqualTo("invoice INV-000002 payments-do-not-add-up");
    }

    @Test
    void issuingAndPayingMeanwhileChangesNothing() {
        var billing = new Billing(api.inFreshStore(), events);
        var work = new ArrayList<Callable<Boolean>>();
        for (var worker = 0; worker < 4; worker++) {
            work.add(() -> {
                for (var round = 0; round < 15; round++) {
                    issue(billing, 20);
                }
                return true;
            });
        }
        for (var reader = 0; reader < 3; reader++) {
            work.add(() -> IntStream.range(0, 12)
                    .allMatch(_ ->
                            billing.api().get(VERIFY).expect(200).text("intact").equals("true")));
        }
        work.add(() -> {
            billing.invoiced(sale("3.00"));
            for (var invoice :
                    billing.api().get("/api/v1/invoices?limit=40").expect(200).items()) {
                billing.payAll(
                                UUID.fromString(invoice.path("id").asString()),
                                Ids.next().toString())
                        .expect(201);
            }
            return true;
        });

        assertThat(Billing.atOnce(work)).containsOnly(true);
        var answer = billing.api().get(VERIFY).expect(200);
        assertThat(answer.text("intact")).isEqualTo("true");
        assertThat(answer.number("checked")).isEqualTo(4 * 15 * 20 + 1);
    }

    private void issue(Billing billing, int count) {
        completed(
                billing,
                IntStream.range(0, count).mapToObj(_ -> sale("1.00", "2.00")).toList());
    }

    /** As the listener hears of it, without the way there. */
    private void completed(Billing billing, List<SaleCompleted> sales) {
        var batch = sales.stream()
                .map(sale ->
                        new Event<SaleCompleted>(Ids.next(), billing.store(), sale.saleId(), sale.completedAt(), sale))
                .toList();
        assertThat(issuing.issue(batch).as(transaction::transactional).block(Billing.PATIENCE))
                .hasSize(sales.size());
    }

    private void refunded(Billing billing, SaleCompleted sale) {
        var refund = SaleFixtures.refund(sale);
        crediting
                .answer(List.of(new Event<SaleRefunded>(
                        Ids.next(), billing.store(), refund.saleId(), refund.refundedAt(), refund)))
                .as(transaction::transactional)
                .block(Billing.PATIENCE);
    }

    private static String unlink(UUID document) {
        return "delete from document_chain where document_id = '%s'".formatted(document);
    }

    /** Takes all protection from the table for one statement, as only a superuser can. */
    private void tamper(String table, String change) {
        var statements = new ArrayList<>(List.of(
                "begin",
                "alter table %s disable trigger all".formatted(table),
                """
                do $$ declare c record; begin
                    for c in select conname from pg_constraint where conrelid = '%1$s'::regclass and contype = 'c' loop
                        execute format('alter table %1$s drop constraint %%I', c.conname);
                    end loop;
                end $$""".formatted(table),
                "set local session_replication_role = replica",
                change,
                "alter table %s enable trigger all".formatted(table),
                "commit"));
        superuser.execute(statements.toArray(String[]::new));
    }
}
