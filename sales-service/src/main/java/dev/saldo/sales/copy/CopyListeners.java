package dev.saldo.sales.copy;

import dev.saldo.contracts.Topics;
import dev.saldo.contracts.catalog.OfferChanged;
import dev.saldo.contracts.catalog.ProductChanged;
import dev.saldo.contracts.platform.PlatformChanged;
import dev.saldo.contracts.platform.PlatformRegistered;
import dev.saldo.kit.inbox.Event;
import dev.saldo.kit.inbox.EventSubscription;
import dev.saldo.sales.copy.CopyRepository.OffersRow;
import dev.saldo.sales.copy.CopyRepository.PlatformRow;
import dev.saldo.sales.copy.CopyRepository.ProductRow;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Takes over what catalog and platform tell, whatever the order. */
@Configuration(proxyBeanMethods = false)
class CopyListeners {

    @Bean
    EventSubscription<ProductChanged> productCopies(CopyRepository copies) {
        return new EventSubscription<>(
                "sales.copy-products",
                Topics.PRODUCT_CHANGED,
                events -> copies.saveProducts(
                        newest(events, CopyListeners::product, ProductRow::productUid, ProductRow::version)));
    }

    @Bean
    EventSubscription<OfferChanged> offerCopies(CopyRepository copies) {
        return new EventSubscription<>(
                "sales.copy-offers",
                Topics.OFFER_CHANGED,
                events -> copies.saveOffers(
                        newest(events, CopyListeners::offers, OffersRow::productUid, OffersRow::version)));
    }

    @Bean
    EventSubscription<PlatformRegistered> registeredPlatformCopies(CopyRepository copies) {
        return new EventSubscription<>(
                "sales.copy-registered-platforms",
                Topics.PLATFORM_REGISTERED,
                events -> copies.savePlatforms(
                        newest(events, CopyListeners::registered, PlatformRow::platformUid, PlatformRow::version)));
    }

    @Bean
    EventSubscription<PlatformChanged> changedPlatformCopies(CopyRepository copies) {
        return new EventSubscription<>(
                "sales.copy-changed-platforms",
                Topics.PLATFORM_CHANGED,
                events -> copies.savePlatforms(
                        newest(events, CopyListeners::changed, PlatformRow::platformUid, PlatformRow::version)));
    }

    private static ProductRow product(Event<ProductChanged> event) {
        var body = event.body();
        var copy = new ProductCopy(
                body.productId(),
                body.sku(),
                body.name(),
                body.listPrice(),
                body.active(),
                body.deleted(),
                body.marginFloor(),
                body.version());
        return ProductRow.of(event.store(), copy);
    }

    private static OffersRow offers(Event<OfferChanged> event) {
        var offers = event.body().offers().stream()
                .map(offer -> new OffersCopy.Offer(
                        offer.platformId(),
                        offer.preferred(),
                        offer.prices().stream()
                                .map(price -> new OffersCopy.Price(price.validFrom(), price.buyingPrice()))
                                .toList()))
                .toList();
        return new OffersRow(
                event.store(), event.body().productId(), offers, event.body().version());
    }

    private static PlatformRow registered(Event<PlatformRegistered> event) {
        var body = event.body();
        return new PlatformRow(
                event.store(),
                body.platformId(),
                body.name(),
                PlatformStatus.deleted(body.status()),
                body.marginFloor(),
                body.version());
    }

    private static PlatformRow changed(Event<PlatformChanged> event) {
        var body = event.body();
        return new PlatformRow(
                event.store(),
                body.platformId(),
                body.name(),
                PlatformStatus.deleted(body.status()),
                body.marginFloor(),
                body.version());
    }

    /** One row a thing: a batch may tell of several versions. */
    private static <E, R> List<R> newest(
            List<Event<E>> events, Function<Event<E>, R> row, Function<R, UUID> id, Function<R, Long> version) {
        BinaryOperator<R> newer = (one, other) -> version.apply(one) > version.apply(other) ? one : other;
        Collection<R> newest = events.stream()
                .map(row)
                .collect(Collectors.toMap(id, Function.identity(), newer))
                .values();
        return List.copyOf(newest);
    }
}
