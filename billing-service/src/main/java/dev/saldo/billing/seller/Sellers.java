package dev.saldo.billing.seller;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Who sells in each store. */
@Service
public class Sellers {

    private final SellerRepository repository;

    Sellers(SellerRepository repository) {
        this.repository = repository;
    }

    /** The seller of every one of the stores; {@link Seller#UNKNOWN} where nothing was told. */
    public Mono<Map<UUID, Seller>> of(Collection<UUID> stores) {
        return repository.findAll(stores).map(told -> {
            var sellers = new HashMap<>(told);
            stores.forEach(store -> sellers.putIfAbsent(store, Seller.UNKNOWN));
            return sellers;
        });
    }

    Mono<VersionedSeller> find(UUID store) {
        return repository.find(store).defaultIfEmpty(new VersionedSeller(Seller.UNKNOWN, 0));
    }

    /** Empty when the version is not the present one; null takes any. */
    Mono<VersionedSeller> replace(UUID store, Seller seller, @Nullable Long version) {
        return repository.save(store, seller, version);
    }
}
