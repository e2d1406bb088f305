package dev.saldo.catalog.plan;

import static dev.saldo.kit.database.Columns.nullable;
import static dev.saldo.kit.database.Columns.required;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Plans as rows of their tables. */
@Component
class PlanRows {

    /** A plan with all of its versions. */
    static final String SELECT = """
            select p.id, p.uid, p.product_id, p.slug, p.name, p.description, p.plan_group, p.rank, p.active,
                   p.valid_from, p.valid_until, p.metadata, p.version, p.created_at, p.updated_at, p.deleted_at,
                   (select jsonb_agg(jsonb_build_object('number', v.number, 'terms', v.terms,
                                                        'createdAt', v.created_at, 'publishedAt', v.published_at)
                                     order by v.number)
                      from plan_version v
                     where v.store_id = p.store_id and v.plan_id = p.id) as versions
              from plan p""";

    private static final TypeReference<Map<String, Object>> METADATA = new TypeReference<>() {};
    private static final TypeReference<List<StoredVersion>> VERSIONS = new TypeReference<>() {};

    private final JsonMapper json;

    PlanRows(JsonMapper json) {
        this.json = json;
    }

    Plan from(Readable row) {
        return new Plan(
                required(row, "uid", UUID.class),
                required(row, "version", Long.class),
                required(row, "product_id", UUID.class),
                head(row),
                json.readValue(required(row, "versions", String.class), VERSIONS).stream()
                        .map(StoredVersion::version)
                        .toList(),
                required(row, "created_at", Instant.class),
                required(row, "updated_at", Instant.class),
                row.get("deleted_at", Instant.class));
    }

    private Head head(Readable row) {
        return new Head(
                required(row, "slug", String.class),
                row.get("description", String.class),
                required(row, "plan_group", String.class),
                row.get("rank", Integer.class),
                required(row, "active", Boolean.class),
                row.get("valid_from", LocalDate.class),
                row.get("valid_until", LocalDate.class),
                json.readValue(required(row, "metadata", String.class), METADATA));
    }

    GenericExecuteSpec bind(GenericExecuteSpec statement, UUID store, Plan plan) {
        var head = plan.head();
        return statement
                .bind("store", store)
                .bind("id", plan.id())
                .bind("product", plan.productId())
                .bind("slug", head.slug())
                .bind("name", plan.name())
                .bind("description", nullable(head.description(), String.class))
                .bind("group", head.group())
                .bind("rank", nullable(head.rank(), Integer.class))
                .bind("active", head.active())
                .bind("from", nullable(head.validFrom(), LocalDate.class))
                .bind("until", nullable(head.validUntil(), LocalDate.class))
                .bind("metadata", json.writeValueAsString(head.metadata()))
                .bind("version", plan.version())
                .bind("updated", plan.updatedAt())
                .bind("deleted", nullable(plan.deletedAt(), Instant.class));
    }

    GenericExecuteSpec bind(GenericExecuteSpec statement, UUID store, UUID plan, PlanVersion version) {
        return statement
                .bind("store", store)
                .bind("plan", plan)
                .bind("number", version.number())
                .bind("terms", json.writeValueAsString(WrittenTerms.of(version.terms())))
                .bind("created", version.createdAt())
                .bind("published", nullable(version.publishedAt(), Instant.class));
    }
}
