package dev.saldo.sales.copy;

import dev.saldo.sales.copy.CopyRepository.Entry;
import dev.saldo.sales.copy.CopyRepository.OffersRow;
import dev.saldo.sales.copy.CopyRepository.ProductRow;
import dev.saldo.sales.copy.Owners.ProductAnswer;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What is known here of products, offers and platforms, and how it comes to know what no event has told yet. */
@Service
public class Copies {

    private static final int QUESTIONS_AT_ONCE = 8;

    private final CopyRepository repository;
    private final Owners owners;

    Copies(CopyRepository repository, Owners owners) {
        this.repository = repository;
        this.owners = owners;
    }

    /** What is known of the choices. */
    public Mono<Assortment> known(UUID store, Collection<Choice> choices) {
        var products = choices.stream().map(Choice::productId).collect(Collectors.toSet());
        return repository
                .products(store, products)
                .collectList()
                .map(Copies::withoutPlatforms)
                .flatMap(assortment -> withPlatforms(store, assortment, assortment.unknownPlatforms(choices)));
    }

    /**
     * What is known of the choices after asking the owners of what was not, because their event may be on its way. Talks
     * to other services, so call it before the transaction.
     */
    public Mono<Assortment> learn(UUID store, Collection<Choice> choices) {
        return known(store, choices)
                .flatMap(known -> learnProducts(store, known, known.unknownProducts(choices), choices))
                .flatMap(known -> learnPlatforms(store, known, choices));
    }

    /** Like {@link #learn}, and asks catalog once more before anybody is told that there is no offer. */
    public Mono<Assortment> makeSure(UUID store, Collection<Choice> choices) {
        return known(store, choices)
                .flatMap(known -> learnProducts(store, known, known.doubtfulProducts(choices), choices))
                .flatMap(known -> learnPlatforms(store, known, choices));
    }

    private Mono<Assortment> learnProducts(
            UUID store, Assortment known, Set<UUID> unknown, Collection<Choice> choices) {
        return unknown.isEmpty()
                ? Mono.just(known)
                : Flux.fromIterable(unknown)
                        .flatMap(owners::product, QUESTIONS_AT_ONCE)
                        .collectList()
                        .flatMap(answers -> save(store, known, answers))
                        .then(Mono.defer(() -> known(store, choices)));
    }

    private Mono<Void> save(UUID store, Assortment known, List<ProductAnswer> answers) {
        return repository
                .saveProducts(answers.stream()
                        .map(answer -> ProductRow.of(store, answer.product()))
                        .toList())
                .then(Mono.defer(() -> repository.saveOffers(answers.stream()
                        .map(answer -> OffersRow.of(store, answer.offers(known.offersVersion(answer.id()))))
                        .toList())));
    }

    private Mono<Assortment> learnPlatforms(UUID store, Assortment known, Collection<Choice> choices) {
        var unknown = known.unknownPlatforms(choices);
        return unknown.isEmpty()
                ? Mono.just(known)
                : Flux.fromIterable(unknown)
                        .flatMap(owners::platform, QUESTIONS_AT_ONCE)
                        .map(platform -> platform.row(store))
                        .collectList()
                        .flatMap(repository::savePlatforms)
                        .then(Mono.defer(() -> known(store, choices)));
    }

    private Mono<Assortment> withPlatforms(UUID store, Assortment assortment, Set<UUID> platforms) {
        return platforms.isEmpty()
                ? Mono.just(assortment)
                : repository
                        .platforms(store, platforms)
                        .collectMap(PlatformCopy::id)
                        .map(found -> new Assortment(assortment.products(), assortment.offers(), found));
    }

    private static Assortment withoutPlatforms(List<Entry> entries) {
        var products = new HashMap<UUID, ProductCopy>();
        var offers = new HashMap<UUID, OffersCopy>();
        for (var entry : entries) {
            if (entry.product() != null) {
                products.put(entry.product().productUid(), entry.product().copy());
            }
            if (entry.offers() != null) {
                offers.put(entry.offers().productUid(), entry.offers().copy());
            }
        }
        return new Assortment(products, offers, Map.of());
    }
}
