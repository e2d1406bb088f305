package dev.saldo.sales.copy;

import dev.saldo.kit.Pure;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The copies that concern some lines; what is missing in it is not known here. */
@Pure
public record Assortment(
        Map<UUID, ProductCopy> products, Map<UUID, OffersCopy> offers, Map<UUID, PlatformCopy> platforms) {

    public static Assortment nothing() {
        return new Assortment(Map.of(), Map.of(), Map.of());
    }

    public @Nullable ProductCopy product(UUID id) {
        return products.get(id);
    }

    public @Nullable PlatformCopy platform(UUID id) {
        return platforms.get(id);
    }

    /** The offer a choice leads to, or null when there is none. */
    public OffersCopy.@Nullable Offer offer(Choice choice) {
        var known = offers.get(choice.productId());
        return known == null ? null : known.choose(choice.platformId());
    }

    long offersVersion(UUID productId) {
        var known = offers.get(productId);
        return known == null ? 0 : known.version();
    }

    /** Products of which the facts or the offers are not here. */
    Set<UUID> unknownProducts(Collection<Choice> choices) {
        return choices.stream()
                .map(Choice::productId)
                .filter(id -> !products.containsKey(id) || !offers.containsKey(id))
                .collect(Collectors.toSet());
    }

    /** Products that are unknown, or known to have no offer for a choice; that may have changed a moment ago. */
    Set<UUID> doubtfulProducts(Collection<Choice> choices) {
        return choices.stream()
                .filter(choice -> !products.containsKey(choice.productId()) || offer(choice) == null)
                .map(Choice::productId)
                .collect(Collectors.toSet());
    }

    Set<UUID> unknownPlatforms(Collection<Choice> choices) {
        return choices.stream()
                .flatMap(this::platformsOf)
                .filter(id -> !platforms.containsKey(id))
                .collect(Collectors.toSet());
    }

    private Stream<UUID> platformsOf(Choice choice) {
        var offer = offer(choice);
        return Stream.of(choice.platformId(), offer == null ? null : offer.platformId())
                .filter(Objects::nonNull);
    }
}
