package dev.saldo.billing.chain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.billing.chain.Books.Booked;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BooksTest {

    @ParameterizedTest
    @CsvSource({
        "CONFIRMED, 100, 0, 0",
        "PARTIALLY_PAID, 100, 99, 0",
        "PAID, 100, 100, 0",
        "PAID, 100, 100, 100",
        "PAID, 0, 0, 0",
        "CANCELLED, 100, 0, 100",
        "CANCELLED, 100, 40, 100",
        "CONFIRMED, 100, 0, 30",
        "PARTIALLY_PAID, 100, 40, 30",
        "PAID, 100, 70, 30",
        "PAID, 100, 70, 40",
        "PAID, 100, 40, 100"
    })
    void whatIsBookedFollowsFromPaymentsAndCreditNotes(String status, long total, long paid, long credited) {
        var settlement = new Booked(status, total, paid, credited);

        assertThat(new Books(settlement, paid, credited).fit(total)).isTrue();
        assertThat(new Books(settlement, paid + 1, credited).fit(total)).isFalse();
        assertThat(new Books(settlement, paid, credited + 1).fit(total)).isFalse();
        assertThat(new Books(settlement, paid, credited).fit(total + 1)).isFalse();
        assertThat(new Books(new Booked(status, total + 1, paid, credited), paid, credited).fit(total))
                .isFalse();
        assertThat(new Books(new Booked("DRAFT", total, paid, credited), paid, credited).fit(total))
                .isFalse();
        assertThat(new Books(null, paid, credited).fit(total)).isFalse();
    }
}
