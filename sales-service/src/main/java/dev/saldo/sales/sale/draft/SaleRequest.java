package dev.saldo.sales.sale.draft;

import dev.saldo.kit.web.MoneyNotNegative;
import dev.saldo.kit.web.Problem;
import dev.saldo.kit.web.SmallMetadata;
import dev.saldo.money.Money;
import dev.saldo.sales.copy.Assortment;
import dev.saldo.sales.copy.Choice;
import dev.saldo.sales.pricing.LineWish;
import dev.saldo.sales.sale.Sale;
import dev.saldo.sales.sale.SaleTerms;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A sale as it is written down: the body of a create, and what a patch may change of a draft.
 *
 * @param currency when absent, that of the first line's price
 * @param soldAt when absent, now
 */
record SaleRequest(
        @NotNull UUID customerId,
        @Nullable String currency,

        @Nullable @Size(max = 200) @Pattern(regexp = "(?s).*\\S.*", message = "must not be blank")
        String externalReference,

        @Nullable Instant soldAt,

        @Nullable @Pattern(regexp = SaleTerms.ONE_TIME, message = "must be one-time")
        String paymentType,

        @Nullable @Size(max = 2000) String note,
        @Nullable @SmallMetadata Map<String, Object> metadata,
        @NotEmpty @Size(max = 500) List<@NotNull @Valid LineRequest> lines) {

    /** How far a clock may be ahead of ours. */
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Currency ANY = Currency.getInstance("USD");

    /** @param unitPrice when absent, the list price */
    record LineRequest(
            @NotNull UUID productId,
            @Nullable UUID platformId,
            @NotNull @Min(1) @Max(1_000_000) Long quantity,
            @Nullable @MoneyNotNegative Money unitPrice) {

        LineWish wish() {
            return new LineWish(productId, platformId, quantity, unitPrice);
        }

        static LineRequest of(LineWish wish) {
            return new LineRequest(wish.productId(), wish.platformId(), wish.quantity(), wish.unitPrice());
        }
    }

    static SaleRequest of(Sale sale) {
        var terms = sale.terms();
        return new SaleRequest(
                terms.customerId(),
                terms.currency().getCurrencyCode(),
                terms.externalReference(),
                terms.soldAt(),
                SaleTerms.ONE_TIME,
                terms.note(),
                terms.metadata(),
                sale.wishes().stream().map(LineRequest::of).toList());
    }

    /** The request, when what no annotation can check holds too; an edge, hence it throws. */
    SaleRequest checked(Instant now) {
        if (soldAt != null && soldAt.isAfter(now.plus(TOLERANCE))) {
            throw Problem.invalid("/soldAt", "must not lie in the future");
        }
        if (soldAt != null && soldAt.isBefore(EARLIEST)) {
            throw Problem.invalid("/soldAt", "must not lie before 1900");
        }
        if (currency != null && !isSettled(currency)) {
            throw Problem.invalid("/currency", "must be an ISO 4217 code in capitals such as USD");
        }
        return this;
    }

    List<LineWish> wishes() {
        return lines.stream().map(LineRequest::wish).toList();
    }

    List<Choice> choices() {
        return wishes().stream().map(LineWish::choice).toList();
    }

    SaleTerms terms(Assortment assortment, Instant now) {
        return new SaleTerms(
                customerId,
                externalReference,
                currency == null ? usualCurrency(assortment) : Currency.getInstance(currency),
                soldAt == null ? now : soldAt.truncatedTo(ChronoUnit.MICROS),
                note,
                metadata);
    }

    /** Where no line has a price there is nothing a currency could be wrong about. */
    private Currency usualCurrency(Assortment assortment) {
        return wishes().stream()
                .flatMap(wish -> price(wish, assortment))
                .map(Money::currency)
                .findFirst()
                .orElse(ANY);
    }

    private static Stream<Money> price(LineWish wish, Assortment assortment) {
        var product = assortment.product(wish.productId());
        return Stream.of(wish.unitPrice(), product == null ? null : product.listPrice())
                .filter(Objects::nonNull)
                .limit(1);
    }

    private static boolean isSettled(String code) {
        return Currency.getAvailableCurrencies().stream()
                .anyMatch(known -> known.getCurrencyCode().equals(code) && known.getDefaultFractionDigits() >= 0);
    }
}
