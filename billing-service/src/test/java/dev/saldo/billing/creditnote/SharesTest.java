package dev.saldo.billing.creditnote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.billing.invoice.Buyer;
import dev.saldo.billing.invoice.Charge;
import dev.saldo.billing.invoice.InvoiceLine;
import dev.saldo.billing.invoice.Totals;
import dev.saldo.billing.settlement.Account;
import dev.saldo.billing.settlement.InvoiceStatus;
import dev.saldo.billing.settlement.Origin;
import dev.saldo.billing.settlement.Settlement;
import dev.saldo.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SharesTest {

    private static final UUID STORE = new UUID(0, 1);
    private static final UUID SUBSCRIPTION = new UUID(0, 2);

    /**
     * Invoices as total/paid/credited, the newest first; what each is reduced by, in which order; and what stays open.
     * What is due goes before what was paid, the newest invoice before earlier ones: issue 5, "Billing".
     */
    @ParameterizedTest(name = "{0} gives back {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "100/0/0                 | 30  | 1:30 due 70 surplus 0                                | 0",
                "100/100/0               | 30  | 1:30 due 0 surplus 30                                | 0",
                "100/80/0                | 30  | 1:30 due 0 surplus 10                                | 0",
                "100/0/0 100/100/0       | 130 | 1:100 due 0 surplus 0, 2:30 due 0 surplus 30         | 0",
                "100/0/90 100/0/0        | 30  | 1:10 due 0 surplus 0, 2:20 due 80 surplus 0          | 0",
                "100/0/90 50/50/0        | 100 | 1:10 due 0 surplus 0, 2:50 due 0 surplus 50          | 40",
                "''                      | 30  | ''                                                   | 30",
            })
    void theNewestInvoiceIsReducedFirst(String invoices, long givesBack, String parts, long open) {
        var accounts = accounts(invoices);

        var shares = Shares.of(List.of(Outstanding.of(charge(SUBSCRIPTION, givesBack))), accounts);

        assertThat(shares.parts().stream().map(SharesTest::text).collect(Collectors.joining(", ")))
                .isEqualTo(parts);
        assertThat(shares.open().stream().mapToLong(each -> each.rest().minor()).sum())
                .isEqualTo(open);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"60 | 1:60 due 40 surplus 0 | 1:40 due 0 surplus 0 | 20", "100 | 1:100 due 0 surplus 0 | '' | 60"})
    void whatOneChargeTookTheNextCannot(long first, String one, String other, long open) {
        var shares = Shares.of(
                List.of(Outstanding.of(charge(SUBSCRIPTION, first)), Outstanding.of(charge(SUBSCRIPTION, 60))),
                accounts("100/0/0"));

        assertThat(shares.parts().stream().map(SharesTest::text))
                .containsExactlyElementsOf(other.isEmpty() ? List.of(one) : List.of(one, other));
        assertThat(shares.open())
                .singleElement()
                .satisfies(each -> assertThat(each.rest()).isEqualTo(usd(open)));
    }

    @ParameterizedTest
    @CsvSource({"30", "100"})
    void anotherSubscriptionsInvoiceIsLeftAlone(long givesBack) {
        var shares = Shares.of(List.of(Outstanding.of(charge(new UUID(0, 9), givesBack))), accounts("100/0/0"));

        assertThat(shares.parts()).isEmpty();
        assertThat(shares.open()).hasSize(1);
    }

    private static String text(CreditedPart part) {
        var next = part.decision().next();
        return "%d:%d due %d surplus %d"
                .formatted(
                        part.account().invoice().getLeastSignificantBits(),
                        part.total().minor(),
                        next.due().minor(),
                        next.surplus().minor());
    }

    private static List<Account> accounts(String invoices) {
        var texts = Arrays.stream(invoices.split(" "))
                .filter(text -> !text.isEmpty())
                .toList();
        return IntStream.range(0, texts.size())
                .mapToObj(index -> account(index + 1, texts.get(index)))
                .toList();
    }

    private static Account account(int id, String text) {
        var amounts = Arrays.stream(text.split("/")).map(Long::valueOf).toList();
        var due = amounts.get(0) - amounts.get(1) - amounts.get(2);
        var status = due <= 0
                ? InvoiceStatus.PAID
                : amounts.get(1) > 0 ? InvoiceStatus.PARTIALLY_PAID : InvoiceStatus.CONFIRMED;
        return new Account(
                new UUID(0, id),
                new Origin(STORE, null, List.of(SUBSCRIPTION)),
                new UUID(0, 4),
                "INV-2026-%06d".formatted(id),
                new Settlement(status, usd(amounts.get(0)), usd(amounts.get(1)), usd(amounts.get(2))),
                1);
    }

    private static Charge charge(UUID subscription, long givesBack) {
        var amount = usd(-givesBack);
        var nothing = usd(0);
        var line = new InvoiceLine(
                1, "Unused time", null, subscription, null, null, 1, amount, nothing, nothing, amount, List.of());
        return new Charge(
                STORE,
                UUID.randomUUID(),
                subscription,
                "unused-time",
                new Buyer(new UUID(0, 4), null, "Zoë", null, null, null, null),
                List.of(line),
                new Totals(amount, nothing, nothing, amount),
                LocalDate.of(2026, 11, 21),
                null,
                null,
                Instant.parse("2026-11-21T10:00:00Z"),
                "member:7");
    }

    private static Money usd(long cents) {
        return new Money(cents, Currency.getInstance("USD"));
    }
}
