package dev.saldo.suite.scenario;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;

/** The numbers of the store's invoices. */
final class InvoiceNumbers {

    private static final int COUNTER = "INV-2026-".length();

    private InvoiceNumbers() {}

    static void areWithoutGap(Saldo saldo) {
        var byYear = saldo.list("/api/v1/invoices").stream()
                .map(invoice -> invoice.get("number").stringValue())
                .collect(groupingBy(
                        number -> number.substring(0, COUNTER),
                        mapping(number -> Integer.parseInt(number.substring(COUNTER)), toList())));
        byYear.forEach((year, numbers) -> assertThat(numbers)
                .as("numbers of %s", year)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, numbers.size()).boxed().toList()));
    }
}
