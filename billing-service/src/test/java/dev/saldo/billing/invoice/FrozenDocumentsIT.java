package dev.saldo.billing.invoice;

import static dev.saldo.billing.SaleFixtures.sale;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.saldo.billing.Billing;
import dev.saldo.testkit.Api;
import dev.saldo.testkit.Events;
import dev.saldo.testkit.SaldoTest;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

@SaldoTest
class FrozenDocumentsIT {

    private final Api api;
    private final Events events;
    private final DatabaseClient db;
    private final TransactionalOperator transaction;

    FrozenDocumentsIT(Api api, Events events, DatabaseClient db, TransactionalOperator transaction) {
        this.api = api;
        this.events = events;
        this.db = db;
        this.transaction = transaction;
    }

    static Stream<String> attempts() {
        return Stream.of("invoice", "invoice_line", "credit_note", "credit_note_line", "payment")
                .flatMap(table -> Stream.of(
                        "update %s set store_id = store_id".formatted(table),
                        "delete from " + table,
                        "truncate %s cascade".formatted(table)));
    }

    @ParameterizedTest
    @MethodSource("attempts")
    void whatWasIssuedNeverChanges(String attempt) {
        assertThatThrownBy(() -> run(attempt).block(Billing.PATIENCE)).hasMessageContaining("are frozen");
    }

    @Test
    void notEvenInASessionThatPlaysAReplica() {
        var attempt = run("set local session_replication_role = replica")
                .then(run("update invoice set number = 'INV-0000-000000'"))
                .as(transaction::transactional);

        assertThatThrownBy(() -> attempt.block(Billing.PATIENCE)).hasMessageContaining("are frozen");
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
