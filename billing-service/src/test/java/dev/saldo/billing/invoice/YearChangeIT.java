package dev.saldo.billing.invoice;

import static dev.saldo.billing.SaleFixtures.sale;
import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.billing.Billing;
import dev.saldo.billing.MovableClock;
import dev.saldo.testkit.Api;
import dev.saldo.testkit.Events;
import dev.saldo.testkit.SaldoTest;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

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
    private final MovableClock clock;

    YearChangeIT(Api api, Events events, MovableClock clock) {
        this.billing = new Billing(api, events);
        this.clock = clock;
    }

    @Test
    void numbersBeginAnewWithTheYearOfTheIssueDate() {
        var before =
                Stream.of(sale("1.00"), sale("1.00")).map(billing::invoiced).toList();
        clock.moveTo(Instant.parse("2027-01-01T00:00:00Z"));
        var after = Stream.of(sale("1.00"), sale("1.00")).map(billing::invoiced).toList();

        assertThat(before)
                .extracting(invoice -> invoice.text("number") + " of " + invoice.text("issueDate"))
                .containsExactly("INV-2026-000001 of 2026-12-31", "INV-2026-000002 of 2026-12-31");
        assertThat(after)
                .extracting(invoice -> invoice.text("number") + " of " + invoice.text("issueDate"))
                .containsExactly("INV-2027-000001 of 2027-01-01", "INV-2027-000002 of 2027-01-01");
        assertThat(after.getFirst().text("dueDate")).isEqualTo("2027-01-15");
    }
}
