package dev.saldo.sales.margin;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Pattern;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** @param marginFloor the percentage that holds instead of the margin floors; none at all when absent */
public record ApproveRequest(
        @Nullable
        @Pattern(
                regexp = "-?100(\\.0{1,4})?|1000(\\.0{1,4})?|-?\\d{1,2}(\\.\\d{1,4})?|\\d{3}(\\.\\d{1,4})?",
                message = "must be text such as \"-5\" or \"2.5\": -100 to 1000, with at most 4 decimals")
        @Schema(example = "-5")
        String marginFloor) {

    /** Null for none at all. */
    public static @Nullable BigDecimal floor(@Nullable ApproveRequest request) {
        return request == null || request.marginFloor == null
                ? null
                : new BigDecimal(
                        new BigDecimal(request.marginFloor).stripTrailingZeros().toPlainString());
    }
}
