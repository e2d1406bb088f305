package dev.saldo.platform.registry;

import dev.saldo.kit.apidoc.OneOf;
import dev.saldo.kit.web.MoneyNotNegative;
import dev.saldo.kit.web.Problem;
import dev.saldo.kit.web.SmallMetadata;
import dev.saldo.money.Money;
import dev.saldo.platform.balance.LotPolicy;
import dev.saldo.platform.balance.Thresholds;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What of a platform its users decide: the body of its creation, and what may be patched.
 *
 * @param overdraftLimit how far below zero the balance may fall; null means not at all
 * @param lotPolicy which lots credits are taken from; the oldest first unless told
 * @param marginFloor by how many percent of its landed cost the price of what is bought there must exceed that; null for
 *     none
 */
record PlatformSettings(
        @NotBlank @Size(max = 200) String name,
        @Nullable @Size(max = 2000) String description,

        @NotNull @Pattern(regexp = "[A-Z]{3}", message = CURRENCY)
        String currency,

        @Nullable @MoneyNotNegative Money overdraftLimit,
        @Nullable Thresholds thresholds,

        @Nullable
        @OneOf(LotPolicy.class)
        @Pattern(regexp = "fifo|earliest-expiry|weighted-average", message = LOT_POLICY)
        String lotPolicy,

        @Nullable
        @Pattern(regexp = "1000(\\.0{1,4})?|\\d{1,3}(\\.\\d{1,4})?", message = FLOOR)
        @Schema(example = "12.5")
        String marginFloor,

        @Nullable @SmallMetadata Map<String, Object> metadata) {

    private static final String CURRENCY = "must be an ISO 4217 code in capitals such as USD";

    private static final String LOT_POLICY = "must be fifo, earliest-expiry or weighted-average";
    private static final String FLOOR = "must be text such as \"5\" or \"12.5\": 0 to 1000, with at most 4 decimals";

    /** No overdraft is none in every currency, so it need not be patched together with the currency. */
    Money overdraft() {
        return overdraftLimit == null || overdraftLimit.isZero() ? Money.zero(unit()) : overdraftLimit;
    }

    Thresholds limits() {
        return thresholds == null ? Thresholds.NONE : thresholds;
    }

    LotPolicy policy() {
        return lotPolicy == null ? LotPolicy.FIFO : LotPolicy.of(lotPolicy);
    }

    @Nullable
    BigDecimal floor() {
        return marginFloor == null ? null : new BigDecimal(marginFloor);
    }

    Map<String, Object> notes() {
        return metadata == null ? Map.of() : metadata;
    }

    Currency unit() {
        return Currency.getInstance(currency);
    }

    /** Refuses, with every reason at once, what no single field shows. */
    PlatformSettings checked() {
        var problem = Problem.invalid();
        if (!isCurrency(currency)) {
            throw problem.at("/currency", "must be an ISO 4217 code with minor units");
        }
        requireAmount(problem, "/overdraftLimit", overdraft());
        requireAmount(problem, "/thresholds/low", limits().low());
        requireAmount(problem, "/thresholds/critical", limits().critical());
        if (!problem.hasErrors() && !inOrder(limits())) {
            problem.at("/thresholds/critical", "must not be above low");
        }
        if (problem.hasErrors()) {
            throw problem;
        }
        return this;
    }

    private void requireAmount(Problem problem, String pointer, @Nullable Money amount) {
        if (amount != null && !amount.currency().equals(unit())) {
            problem.at(pointer + "/currency", "must be " + currency);
        }
    }

    private static boolean inOrder(Thresholds limits) {
        var low = limits.low();
        var critical = limits.critical();
        return low == null || critical == null || critical.compareTo(low) <= 0;
    }

    private static boolean isCurrency(String code) {
        try {
            return Currency.getInstance(code).getDefaultFractionDigits() >= 0;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
