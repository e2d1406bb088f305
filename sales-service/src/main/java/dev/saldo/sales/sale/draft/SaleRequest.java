package dev.saldo.sales.sale.draft;

import dev.saldo.kit.web.MoneyNotNegative;
import dev.saldo.kit.web.Problem;
import dev.saldo.kit.web.Problem.InputError;
import dev.saldo.kit.web.SmallMetadata;
import dev.saldo.money.Money;
import dev.saldo.sales.pricing.LineWish;
import dev.saldo.sales.pricing.Offering;
import dev.saldo.sales.pricing.PaymentType;
import dev.saldo.sales.pricing.SoldPlan;
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
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
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

        @Nullable @Pattern(regexp = "one-time|recurring", message = "must be one-time or recurring")
        String paymentType,

        @Nullable @Size(max = 2000) String note,
        @Nullable @SmallMetadata Map<String, Object> metadata,
        @NotEmpty @Size(max = 500) List<@NotNull @Valid LineRequest> lines) {

    /** How far a clock may be ahead of ours. */
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Currency ANY = Currency.getInstance("USD");

    /**
     * @param planId what a recurring sale is of, and no other
     * @param productId may be absent where the plan says it
     * @param unitPrice when absent, the list price, or the plan's for one period
     */
    record LineRequest(
            @Nullable UUID planId,
            @Nullable UUID productId,
            @Nullable UUID platformId,
            @NotNull @Min(1) @Max(1_000_000) Long quantity,
            @Nullable @MoneyNotNegative Money unitPrice) {

        /** Null when it is of nothing that is known. */
        @Nullable
        LineWish wish(Map<UUID, SoldPlan> plans) {
            var plan = planId == null ? null : plans.get(planId);
            var product = productId == null && plan != null ? plan.productId() : productId;
            return product == null ? null : new LineWish(product, platformId, quantity, unitPrice, planId);
        }

        private InputError missing(String pointer) {
            return planId == null
                    ? new InputError(pointer + "/productId", "must not be null")
                    : new InputError(pointer + "/planId", "is no published plan");
        }

        static LineRequest of(LineWish wish) {
            return new LineRequest(
                    wish.planId(), wish.productId(), wish.platformId(), wish.quantity(), wish.unitPrice());
        }
    }

    static SaleRequest of(Sale sale) {
        var terms = sale.terms();
        return new SaleRequest(
                terms.customerId(),
                terms.currency().getCurrencyCode(),
                terms.externalReference(),
                terms.soldAt(),
                terms.paymentType().wire(),
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

    Set<UUID> planIds() {
        return lines.stream().map(LineRequest::planId).filter(Objects::nonNull).collect(Collectors.toSet());
    }

    /** Throws a problem that names the lines which are of nothing that is known. */
    List<LineWish> wishes(Map<UUID, SoldPlan> plans) {
        var wishes = new ArrayList<LineWish>();
        var problem = Problem.invalid();
        for (var index = 0; index < lines.size(); index++) {
            var wish = lines.get(index).wish(plans);
            if (wish == null) {
                var error = lines.get(index).missing("/lines/" + index);
                problem.at(error.pointer(), error.detail());
            } else {
                wishes.add(wish);
            }
        }
        if (problem.hasErrors()) {
            throw problem;
        }
        return List.copyOf(wishes);
    }

    SaleTerms terms(Offering known, Instant now) {
        return new SaleTerms(
                customerId,
                externalReference,
                type(),
                currency == null ? usualCurrency(known) : Currency.getInstance(currency),
                soldAt == null ? now : soldAt.truncatedTo(ChronoUnit.MICROS),
                note,
                metadata);
    }

    private PaymentType type() {
        return paymentType == null ? PaymentType.ONE_TIME : PaymentType.of(paymentType);
    }

    /** Where no line has a price there is nothing a currency could be wrong about. */
    private Currency usualCurrency(Offering known) {
        return wishes(known.plans()).stream()
                .flatMap(wish -> currency(wish, known).stream())
                .findFirst()
                .orElse(ANY);
    }

    private Optional<Currency> currency(LineWish wish, Offering known) {
        var unitPrice = wish.unitPrice();
        if (unitPrice != null) {
            return Optional.of(unitPrice.currency());
        }
        var product = known.assortment().product(wish.productId());
        var plan = wish.planId() == null ? null : known.plans().get(wish.planId());
        return switch (type()) {
            case ONE_TIME ->
                Optional.ofNullable(product).map(there -> there.listPrice().currency());
            case RECURRING ->
                Optional.ofNullable(plan)
                        .map(there -> there.tariffs().getFirst().currency());
        };
    }

    private static boolean isSettled(String code) {
        return Currency.getAvailableCurrencies().stream()
                .anyMatch(known -> known.getCurrencyCode().equals(code) && known.getDefaultFractionDigits() >= 0);
    }
}
