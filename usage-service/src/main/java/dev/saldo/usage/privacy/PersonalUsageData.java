package dev.saldo.usage.privacy;

import static dev.saldo.kit.database.Columns.required;

import dev.saldo.kit.privacy.PersonalData;
import dev.saldo.usage.amount.Amounts;
import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What a customer has used, period by period. It names them by their id alone, so nothing goes when they do. */
@Component
class PersonalUsageData implements PersonalData {

    /** @param to null for a count that never begins anew */
    record UsedInPeriod(
            String feature,
            String period,
            Instant from,
            @Nullable Instant to,
            BigDecimal used) {

        private static UsedInPeriod of(Readable row) {
            return new UsedInPeriod(
                    required(row, "feature", String.class),
                    required(row, "period", String.class),
                    required(row, "period_start", Instant.class),
                    row.get("period_end", Instant.class),
                    Amounts.plain(required(row, "used", BigDecimal.class)));
        }
    }

    private final DatabaseClient db;

    PersonalUsageData(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public Mono<Map<String, Object>> of(UUID store, UUID customer) {
        return db.sql("""
                        select * from usage_counter
                         where store_id = :store and subscriber_type = 'customer' and subscriber_id = :customer
                         order by feature, period, period_start""")
                .bind("store", store)
                .bind("customer", customer.toString())
                .map(UsedInPeriod::of)
                .all()
                .collectList()
                .filter(used -> !used.isEmpty())
                .map(PersonalUsageData::archive);
    }

    private static Map<String, Object> archive(List<UsedInPeriod> used) {
        return Map.of("usage", used);
    }
}
