package dev.saldo.catalog.product;

import dev.saldo.catalog.offer.OfferView;
import dev.saldo.kit.audit.Audit;
import dev.saldo.kit.outbox.OutboxMessage;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Many products at once, inside the caller's transaction. */
@Service
public class ProductBatch {

    private final ProductRepository repository;
    private final Audit audit;

    ProductBatch(ProductRepository repository, Audit audit) {
        this.repository = repository;
        this.audit = audit;
    }

    /** A product and who supplies it. */
    public record Supplied(Product product, List<OfferView> offers) {

        private ProductView view() {
            return ProductView.of(product, offers);
        }
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

    /**
     * Tells the audit what was made of a product.
     *
     * @param before null for a new one
     */
    public Mono<Void> audited(@Nullable Supplied before, Supplied after) {
        var product = after.product();
        return audit.wrote(product.id(), product.version(), before == null ? null : before.view(), after.view());
    }
}
