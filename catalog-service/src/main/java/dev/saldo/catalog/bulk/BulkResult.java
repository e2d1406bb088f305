package dev.saldo.catalog.bulk;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.saldo.catalog.bulk.RowPlan.Status;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What became of every row, in their order, and how many of each. */
record BulkResult(List<RowResult> results, long created, long updated, long unchanged, long rejected) {

    /**
     * @param status created, updated, unchanged or rejected
     * @param id of the product; absent for a row that was rejected
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RowResult(
            int index,
            @Nullable String sku,

            @Schema(allowableValues = {"created", "updated", "unchanged", "rejected"})
            String status,

            @Nullable UUID id,
            List<Fault> errors) {

        static RowResult of(RowPlan plan) {
            var id = plan.status() == Status.REJECTED ? null : plan.after().id();
            return new RowResult(plan.index(), plan.after().sheet().sku(), word(plan.status()), id, plan.faults());
        }

        static RowResult of(BulkRow.Unusable row) {
            return new RowResult(row.index(), row.sku(), word(Status.REJECTED), null, row.faults());
        }

        private static String word(Status status) {
            return status.name().toLowerCase(Locale.ROOT);
        }
    }

    static BulkResult of(List<RowPlan> plans, List<BulkRow.Unusable> unusable) {
        var results = Stream.concat(
                        plans.stream().map(RowResult::of), unusable.stream().map(RowResult::of))
                .sorted(Comparator.comparingInt(RowResult::index))
                .toList();
        return new BulkResult(
                results,
                count(results, Status.CREATED),
                count(results, Status.UPDATED),
                count(results, Status.UNCHANGED),
                count(results, Status.REJECTED));
    }

    private static long count(List<RowResult> results, Status status) {
        return results.stream()
                .filter(result -> result.status().equals(RowResult.word(status)))
                .count();
    }
}
