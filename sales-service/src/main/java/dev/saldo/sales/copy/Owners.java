package dev.saldo.sales.copy;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.saldo.kit.remote.ServiceClient;
import dev.saldo.kit.remote.ServiceClients;
import dev.saldo.money.Money;
import dev.saldo.sales.copy.CopyRepository.PlatformRow;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The services that own what is copied here, asked about what no event has told yet. */
@Component
class Owners {

    private final ServiceClient catalog;
    private final ServiceClient platform;

    Owners(ServiceClients clients) {
        this.catalog = clients.to("catalog");
        this.platform = clients.to("platform");
    }

    /** What catalog answers about one product, as far as it is read here. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record ProductAnswer(
            UUID id,
            String sku,
            String name,
            Money listPrice,
            boolean active,
            @Nullable Instant deletedAt,
            long version,
            @Nullable String marginFloor,
            @Nullable List<OfferAnswer> offers) {

        ProductCopy product() {
            return new ProductCopy(id, sku, name, listPrice, active, deletedAt != null, percent(marginFloor), version);
        }

        /** The answer does not tell the version of the offers: it counts as what is known, and any event knows better. */
        OffersCopy offers(long knownVersion) {
            var supplied = offers == null ? List.<OfferAnswer>of() : offers;
            return new OffersCopy(id, supplied.stream().map(OfferAnswer::offer).toList(), knownVersion);
        }
    }

    /** The price in force, if any, and those announced. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record OfferAnswer(
            UUID platformId,
            boolean preferred,
            @Nullable Money buyingPrice,
            @Nullable Instant validFrom,
            @Nullable List<AnnouncedPrice> announced) {

        OffersCopy.Offer offer() {
            var prices = new ArrayList<OffersCopy.Price>();
            if (buyingPrice != null) {
                prices.add(new OffersCopy.Price(validFrom == null ? Instant.EPOCH : validFrom, buyingPrice));
            }
            if (announced != null) {
                announced.forEach(price -> prices.add(new OffersCopy.Price(price.validFrom(), price.buyingPrice())));
            }
            return new OffersCopy.Offer(platformId, preferred, List.copyOf(prices));
        }
    }

    /** A price to come. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record AnnouncedPrice(Instant validFrom, Money buyingPrice) {}

    /** What platform-service answers about a platform, as far as it is read here. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record PlatformAnswer(
            UUID id, String name, String status, @Nullable String marginFloor) {

        /** Any event knows better. */
        PlatformRow row(UUID store) {
            return new PlatformRow(store, id, name, PlatformStatus.deleted(status), percent(marginFloor), 0);
        }
    }

    /** Empty when catalog has no such product; fails with {@code unavailable} when catalog does not answer. */
    Mono<ProductAnswer> product(UUID id) {
        return catalog.get("/api/v1/products/" + id, ProductAnswer.class);
    }

    /** Empty when there is no such platform; fails with {@code unavailable} when nobody answers. */
    Mono<PlatformAnswer> platform(UUID id) {
        return platform.get("/api/v1/platforms/" + id, PlatformAnswer.class);
    }

    private static @Nullable BigDecimal percent(@Nullable String text) {
        return text == null ? null : new BigDecimal(text);
    }
}
