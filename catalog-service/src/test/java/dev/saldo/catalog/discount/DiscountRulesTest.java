package dev.saldo.catalog.discount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.saldo.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DiscountRulesTest {

    private static final UUID KNOWN = new UUID(0, 1);
    private static final UUID UNKNOWN = new UUID(0, 2);
    private static final Money FIVE = Money.of("5.00", "EUR");
    private static final BigDecimal TEN = BigDecimal.TEN;
    private static final Instant MAR_1 = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant JUN_1 = Instant.parse("2026-06-01T00:00:00Z");

    static Stream<Arguments> discounts() {
        return Stream.of(
                arguments(discount(TEN, null, null), List.of()),
                arguments(discount(null, FIVE, Money.of("20.00", "EUR")), List.of()),
                arguments(discount(TEN, null, Money.of("20.00", "USD")), List.of()),
                arguments(discount(null, null, null), List.of("/percent")),
                arguments(discount(TEN, FIVE, null), List.of("/amount")),
                arguments(discount(BigDecimal.ZERO, null, null), List.of("/percent")),
                arguments(discount(null, FIVE, Money.of("20.00", "USD")), List.of("/minimumAmount/currency")),
                arguments(valid(MAR_1, JUN_1), List.of()),
                arguments(valid(null, JUN_1), List.of()),
                arguments(valid(MAR_1, MAR_1), List.of("/validUntil")),
                arguments(valid(Instant.MIN, Instant.MAX), List.of("/validFrom", "/validUntil")),
                arguments(things(List.of(KNOWN), List.of(KNOWN)), List.of()),
                arguments(things(List.of(KNOWN, UNKNOWN), List.of(UNKNOWN)), List.of("/productIds/1", "/planIds/0")));
    }

    @ParameterizedTest
    @MethodSource("discounts")
    void everyFaultIsNamedWithItsPlace(DiscountSheet discount, List<String> pointers) {
        assertThat(DiscountRules.check(discount, Set.of(KNOWN), Set.of(KNOWN)).keySet())
                .containsExactlyElementsOf(pointers);
    }

    private static DiscountSheet discount(@Nullable BigDecimal percent, @Nullable Money amount, @Nullable Money least) {
        return sheet(percent, amount, null, null, least, List.of(), List.of());
    }

    private static DiscountSheet valid(@Nullable Instant from, @Nullable Instant until) {
        return sheet(TEN, null, from, until, null, List.of(), List.of());
    }

    private static DiscountSheet things(List<UUID> products, List<UUID> plans) {
        return sheet(TEN, null, null, null, null, products, plans);
    }

    private static DiscountSheet sheet(
            @Nullable BigDecimal percent,
            @Nullable Money amount,
            @Nullable Instant from,
            @Nullable Instant until,
            @Nullable Money least,
            List<UUID> products,
            List<UUID> plans) {
        return new DiscountSheet(
                null, "Spring", percent, amount, from, until, null, false, least, products, plans, true, null, true);
    }
}
