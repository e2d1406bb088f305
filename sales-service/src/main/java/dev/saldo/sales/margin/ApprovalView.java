package dev.saldo.sales.margin;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who let prices pass that are under their margin floor; not for customers.
 *
 * @param marginFloor the percentage that holds instead; absent for none at all
 */
public record ApprovalView(
        String by,
        Instant at,
        @Nullable @Schema(example = "-5") String marginFloor) {

    public static @Nullable ApprovalView of(@Nullable Approval approval) {
        return approval == null ? null : new ApprovalView(approval.by(), approval.at(), approval.floor());
    }
}
