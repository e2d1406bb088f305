package dev.saldo.catalog.discount;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.saldo.money.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A discount as callers see it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DiscountView(
        UUID id,
        @Nullable String code,
        String name,
        @Nullable @Schema(example = "10") String percent,
        @Nullable Money amount,
        @Nullable Instant validFrom,
        @Nullable Instant validUntil,
        @Nullable Integer usageLimit,
        boolean oncePerCustomer,
        @Nullable Money minimumAmount,
        List<UUID> productIds,
        List<UUID> planIds,
        boolean combinable,
        @Nullable Integer cycles,
        boolean active,
        long version,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant deletedAt) {

    static DiscountView of(Discount discount) {
        var sheet = discount.sheet();
        return new DiscountView(
                discount.id(),
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
                sheet.active(),
                discount.version(),
                discount.createdAt(),
                discount.updatedAt(),
                discount.deletedAt());
    }
}
