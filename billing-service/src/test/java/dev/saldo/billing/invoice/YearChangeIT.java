package dev.saldo.billing.invoice;

import static dev.saldo.billing.SaleFixtures.sale;
import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.billing.Billing;
import dev.saldo.billing.MovableClock;
import dev.saldo.billing.StoreFixtures;
import dev.saldo.kit.id.Ids;
import dev.saldo.kit.inbox.Event;
import dev.saldo.kit.store.Stores;
import dev.saldo.testkit.Answer;
import dev.saldo.testkit.Api;
import dev.saldo.testkit.Events;
import dev.saldo.testkit.SaldoTest;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.transaction.reactive.TransactionalOperator;

@SaldoTest
class YearChangeIT {

    @TestConfiguration(proxyBeanMethods = false)
    static class Time {
        @Bean
        MovableClock clock() {
            return new MovableClock(Instant.parse("2026-12-31T23:59:58.999999Z"));
        }
    }

    private final Billing billing;
    private final Events events;
    private final Stores stores;
    private final IssuingInvoices issuing;
    private final TransactionalOperator transaction;
    private final MovableClock clock;

    YearChangeIT(
            Api api,
            Events events,
            Stores stores,
            IssuingInvoices issuing,
            TransactionalOperator transaction,
            MovableClock clock) {
        this.billing = new Billing(api.inFreshStore(), events);
        this.events = events;
        this.stores = stores;
        this.issuing = issuing;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Test
    void numbersBeginAnewWithTheYearOfTheIssueDate() {
        clock.moveTo(Instant.parse("2026-12-31T23:59:58.999999Z"));
        var before =
                Stream.of(sale("1.00"), sale("1.00")).map(billing::invoiced).toList();
        clock.moveTo(Instant.parse("2027-01-01T00:00:00Z"));
        var after = Stream.of(sale("1.00"), sale("1.00")).map(billing::invoiced).toList();

        assertThat(before)
                .extracting(YearChangeIT::numberAndDay)
                .containsExactly("INV-2026-000001 of 2026-12-31", "INV-2026-000002 of 2026-12-31");
        assertThat(after)
                .extracting(YearChangeIT::numberAndDay)
                .containsExactly("INV-2027-000001 of 2027-01-01", "INV-2027-000002 of 2027-01-01");
        assertThat(after.getFirst().text("dueDate")).isEqualTo("2027-01-15");
    }

    @Test
    void everyStoreChangesTheYearAtItsOwnMidnight() {
        var auckland = inStore("Pacific/Auckland");
        var honolulu = inStore("Pacific/Honolulu");
        clock.moveTo(Instant.parse("2026-12-31T10:59:59Z"));
        var early = auckland.invoiced(sale("1.00"));
        clock.moveTo(Instant.parse("2026-12-31T11:00:00Z"));
        var sale = sale("1.00");
        var batch = Stream.of(auckland, honolulu)
                .map(store -> new Event<>(Ids.next(), store.store(), sale.saleId(), sale.completedAt(), sale))
                .toList();

        issuing.issue(batch).as(transaction::transactional).block(Billing.PATIENCE);
        auckland.refunded(sale);

        assertThat(numberAndDay(early)).isEqualTo("INV-2026-000001 of 2026-12-31");
        assertThat(numberAndDay(auckland.invoiceOf(sale))).isEqualTo("INV-2027-000001 of 2027-01-01");
        assertThat(numberAndDay(honolulu.invoiceOf(sale))).isEqualTo("INV-2026-000001 of 2026-12-31");
        assertThat(numberAndDay(auckland.creditNoteOf(sale))).isEqualTo("CN-2027-000001 of 2027-01-01");
        assertThat(auckland.api().get("/api/v1/invoices/verify").text("intact")).isEqualTo("true");
    }

    private Billing inStore(String timeZone) {
        var store = new Billing(billing.api().inFreshStore(), events);
        store.told(stores, StoreFixtures.store(store.store(), timeZone, 1));
        return store;
    }

    private static String numberAndDay(Answer document) {
        return document.text("number") + " of " + document.text("issueDate");
    }
}
