package dev.saldo.sales.plan;

import dev.saldo.contracts.ContractJson;
import dev.saldo.contracts.catalog.DiscountChanged;
import dev.saldo.contracts.catalog.PlanChanged;
import dev.saldo.contracts.catalog.PlanChanged.PlanVersion;
import dev.saldo.contracts.catalog.TaxChanged;
import dev.saldo.kit.remote.ServiceClient;
import dev.saldo.kit.remote.ServiceClients;
import dev.saldo.kit.web.Problem;
import dev.saldo.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Catalog, asked about what no event has told yet. Empty for what it does not have, or the caller may not read; fails
 * with {@code unavailable} when it does not answer.
 */
@Component
class CatalogAnswers {

    /** Answers may have more in them than is read here. */
    private static final JsonMapper JSON = ContractJson.mapper();

    private static final Pattern SLUG = Pattern.compile("[a-z0-9-]{1,60}");
    private static final Pattern CODE = Pattern.compile("[A-Z0-9_-]{2,50}");

    private final ServiceClient catalog;

    CatalogAnswers(ServiceClients clients) {
        this.catalog = clients.to("catalog");
    }

    /** @param current null of a plan nobody has published yet */
    private record PlanAnswer(
            UUID id,
            UUID productId,
            String slug,
            String name,
            String group,
            @Nullable Integer rank,
            boolean active,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validUntil,
            @Nullable PlanVersion current,
            long version,
            @Nullable Instant deletedAt) {

        /** It lacks the versions before the current one, so the event that has them all counts as newer. */
        @Nullable
        PlanChanged plan() {
            return current == null
                    ? null
                    : new PlanChanged(
                            id,
                            productId,
                            slug,
                            name,
                            group,
                            rank,
                            active,
                            deletedAt != null,
                            validFrom,
                            validUntil,
                            List.of(current),
                            version - 1);
        }
    }

    private record TaxAnswer(
            UUID id,
            String name,
            BigDecimal percent,
            boolean inclusive,
            @Nullable String country,
            boolean active,
            long version,
            @Nullable Instant deletedAt) {

        TaxChanged tax() {
            return new TaxChanged(id, name, percent, inclusive, country, active, deletedAt != null, version);
        }
    }

    private record DiscountAnswer(
            UUID id,
            @Nullable String code,
            String name,
            @Nullable BigDecimal percent,
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
            @Nullable Instant deletedAt) {

        DiscountChanged discount() {
            return new DiscountChanged(
                    id,
                    code,
                    name,
                    percent,
                    amount,
                    validFrom,
                    validUntil,
                    usageLimit,
                    oncePerCustomer,
                    minimumAmount,
                    productIds,
                    planIds,
                    combinable,
                    cycles,
                    active,
                    deletedAt != null,
                    version);
        }
    }

    /** Empty also of a plan that was never published. */
    Mono<PlanChanged> plan(UUID id) {
        return answer("/api/v1/plans/" + id)
                .mapNotNull(plan -> read(plan, PlanAnswer.class).plan());
    }

    /** The same by its slug. */
    Mono<PlanChanged> plan(String slug) {
        return SLUG.matcher(slug).matches()
                ? first("/api/v1/plans?slug=" + slug)
                        .mapNotNull(plan -> read(plan, PlanAnswer.class).plan())
                : Mono.empty();
    }

    Mono<TaxChanged> tax(UUID id) {
        return answer("/api/v1/taxes/" + id)
                .map(tax -> read(tax, TaxAnswer.class).tax());
    }

    /** @param code in capitals */
    Mono<DiscountChanged> coupon(String code) {
        return CODE.matcher(code).matches()
                ? first("/api/v1/discounts?code=" + code)
                        .map(discount -> read(discount, DiscountAnswer.class).discount())
                : Mono.empty();
    }

    private Mono<JsonNode> first(String path) {
        return answer(path).mapNotNull(page -> page.path("items").get(0));
    }

    private Mono<JsonNode> answer(String path) {
        return catalog.get(path, JsonNode.class).onErrorResume(CatalogAnswers::isForbidden, _ -> Mono.empty());
    }

    private static boolean isForbidden(Throwable failure) {
        return failure instanceof Problem problem && problem.status() == HttpStatus.FORBIDDEN;
    }

    private static <T> T read(JsonNode answer, Class<T> type) {
        return JSON.treeToValue(answer, type);
    }
}
