package dev.saldo.billing.invoice;

import static dev.saldo.billing.SaleFixtures.sale;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.saldo.billing.Billing;
import dev.saldo.testkit.Api;
import dev.saldo.testkit.Events;
import dev.saldo.testkit.SaldoTest;
import dev.saldo.testkit.Superuser;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

@SaldoTest(fresh = true)
class FrozenDocumentsIT {

    private static final List<String> FROZEN = List.of(
            "invoice",
            "invoice_line",
            "invoice_charge",
            "credit_note",
            "credit_note_line",
            "payment",
            "document_chain",
            "customer_balance_entry");

    private final Api api;
    private final Events events;
    private final DatabaseClient db;
    private final Superuser superuser;

    FrozenDocumentsIT(Api api, Events events, DatabaseClient db, Superuser superuser) {
        this.api = api;
        this.events = events;
        this.db = db;
        this.superuser = superuser;
    }

    static Stream<String> attempts() {
        return FROZEN.stream()
                .flatMap(table -> Stream.of(
                        "update %s set store_id = store_id".formatted(table),
                        "delete from " + table,
                        "truncate %s cascade".formatted(table)));
    }

    @ParameterizedTest
    @MethodSource("attempts")
    void theServiceCannotChangeWhatWasIssued(String attempt) {
        assertThatThrownBy(() -> run(attempt).block(Billing.PATIENCE)).hasStackTraceContaining("permission denied");
    }

    @ParameterizedTest
    @MethodSource("attempts")
    void nobodyElseChangesItUnseen(String attempt) {
        assertThatThrownBy(() -> superuser.execute(attempt)).hasStackTraceContaining("are frozen");
        assertThatThrownBy(() -> superuser.execute("set session_replication_role = replica", attempt))
                .hasStackTraceContaining("are frozen");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update invoice set number = 'INV-0000-000000'",
                "update invoice set actor = 'nobody'",
                "update payment set amount_minor = 1",
                "update invoice_settlement set grand_total_minor = 0",
                "update invoice_settlement set store_id = gen_random_uuid()",
                "update document_counter set year = 1999",
                "delete from invoice_settlement",
                "delete from document_counter",
                "delete from document_chain_head",
                "update document_chain_head set store_id = gen_random_uuid()",
                "update parked_refund set actor = 'nobody'",
                "update parked_credit set charge = '{}'",
                "update invoice_settlement set overdue_from = now()",
                "update customer_balance set customer_id = gen_random_uuid()",
                "delete from customer_balance",
                "truncate document_chain_head",
                "alter table invoice disable trigger all",
                "drop table invoice cascade",
                "set session_replication_role = replica"
            })
    void theServiceChangesOnlyWhatHasToChange(String attempt) {
        assertThatThrownBy(() -> run(attempt).block(Billing.PATIENCE))
                .rootCause()
                .message()
                .containsAnyOf("permission denied", "must be owner");
    }

    @Test
    void noLineIsAddedLater() {
        var billing = new Billing(api.inFreshStore(), events);
        var invoice = billing.invoiced(sale("1.00"));

        assertThatThrownBy(() -> run("""
                        insert into invoice_line (store_id, invoice_id, position, description, quantity,
                                                  unit_price_minor, total_minor)
                        select store_id, id, 99, 'a gift', 1, 0, 0 from invoice""").block(Billing.PATIENCE)).hasMessageContaining("not those it was issued with");
        assertThat(billing.invoice(invoice.id()).body()).isEqualTo(invoice.body());
    }

    @Test
    void theTableKnowsTheRulesOfMoney() {
        var billing = new Billing(api.inFreshStore(), events);
        billing.invoiced(sale("1.00"));

        for (var change : new String[] {
            "amount_paid_minor = grand_total_minor + 1",
            "amount_paid_minor = -1",
            "amount_credited_minor = grand_total_minor + 1",
            "status = 'PAID'",
            "status = 'CANCELLED', cancelled_at = now()",
            "status = 'LOST'"
        }) {
            assertThatThrownBy(
                            () -> run("update invoice_settlement set " + change).block(Billing.PATIENCE))
                    .hasMessageContaining("check constraint");
        }
    }

    private Mono<Long> run(String sql) {
        return db.sql(sql).fetch().rowsUpdated();
    }
}
