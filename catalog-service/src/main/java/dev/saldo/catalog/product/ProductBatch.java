package dev.saldo.catalog.product;

import dev.saldo.kit.outbox.OutboxMessage;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Many products at once, inside the caller's transaction. */
@Service
public class ProductBatch {

    private final ProductRepository repository;

    ProductBatch(ProductRepository repository) {
        this.repository = repository;
    }

    /** Those that exist, by sku; nobody else changes them until the transaction ends. */
    public Mono<Map<String, Product>> lock(UUID store, Collection<String> skus) {
        return repository
                .lock(store, skus)
                .collectMap(product -> product.sheet().sku());
    }

    /** The ids of those created; an absent one lost its sku to somebody else in this very moment. */
    public Mono<Set<UUID>> create(UUID store, List<Product> products) {
        return repository.insert(store, products).collect(Collectors.toSet());
    }

    public Mono<Void> change(UUID store, List<Product> products) {
        return repository.update(store, products);
    }

    /** What to tell others of what was created or changed. */
    public List<OutboxMessage> messages(UUID store, List<Product> products) {
        return products.stream()
                .map(product -> ProductContract.message(store, product))
                .toList();
    }
}
