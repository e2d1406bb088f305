package dev.saldo.catalog.discount;

import dev.saldo.catalog.percent.Percent;
import dev.saldo.kit.web.MoneyNotNegative;
import dev.saldo.kit.web.MoneyPositive;
import dev.saldo.money.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A discount as a caller writes it, with either a percentage or an amount.
 *
 * @param code what a customer types to have it; kept in capitals
 * @param oncePerCustomer false unless said otherwise
 * @param minimumAmount the least amount, before discounts, it is given for
 * @param productIds what it is for; anything unless said otherwise
 * @param planIds likewise
 * @param combinable whether it may be used beside another; true unless said otherwise
 * @param cycles for how many billing periods of a subscription; all unless said otherwise
 * @param active true unless said otherwise
 */
record SaveDiscountRequest(
        @Nullable
        @Size(max = 50)
        @Pattern(
                regexp = "[A-Za-z0-9_-]{2,50}",
                message = "must be 2 to 50 letters without accents, digits, hyphens and underscores")
        String code,

        @NotBlank @Size(max = 200) String name,

        @Nullable @Pattern(regexp = Percent.PATTERN, message = Percent.OTHERWISE) @Schema(example = "10")
        String percent,

        @Nullable @MoneyPositive Money amount,
        @Nullable Instant validFrom,
        @Nullable Instant validUntil,
        @Nullable @Min(1) @Max(Integer.MAX_VALUE) Integer usageLimit,
        @Nullable Boolean oncePerCustomer,
        @Nullable @MoneyNotNegative Money minimumAmount,
        @Nullable @Size(max = MOST_THINGS) List<@NotNull UUID> productIds,
        @Nullable @Size(max = MOST_THINGS) List<@NotNull UUID> planIds,
        @Nullable Boolean combinable,
        @Nullable @Min(1) @Max(1_200) Integer cycles,
        @Nullable Boolean active) {

    static final int MOST_THINGS = 100;

    static SaveDiscountRequest of(DiscountSheet sheet) {
        return new SaveDiscountRequest(
                sheet.code(),
                sheet.name(),
                sheet.percent() == null ? null : sheet.percent().toPlainString(),
                sheet.amount(),
                sheet.validFrom(),
                sheet.validUntil(),
                sheet.usageLimit(),
                sheet.oncePerCustomer(),
                sheet.minimumAmount(),
                sheet.productIds(),
                sheet.planIds(),
                sheet.combinable(),
                sheet.cycles(),
                sheet.active());
    }

    /** The discount as written, with what is left out at its default. */
    DiscountSheet sheet() {
        return new DiscountSheet(
                code == null ? null : code.toUpperCase(Locale.ROOT),
                name,
                percent == null ? null : Percent.of(percent),
                amount,
                kept(validFrom),
                kept(validUntil),
                usageLimit,
                Boolean.TRUE.equals(oncePerCustomer),
                minimumAmount,
                distinct(productIds),
                distinct(planIds),
                !Boolean.FALSE.equals(combinable),
                cycles,
                !Boolean.FALSE.equals(active));
    }

    private static @Nullable Instant kept(@Nullable Instant moment) {
        return moment == null ? null : moment.truncatedTo(ChronoUnit.MICROS);
    }

    private static List<UUID> distinct(@Nullable List<UUID> ids) {
        return ids == null ? List.of() : ids.stream().distinct().toList();
    }
}
