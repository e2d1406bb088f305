package dev.saldo.billing.seller;

import dev.saldo.contracts.identity.StoreChanged;
import dev.saldo.contracts.sales.Customer;
import dev.saldo.kit.store.Stores;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** The issuers of documents, from this service's copy of the stores. */
@Service
public class Issuers {

    private final Stores stores;

    Issuers(Stores stores) {
        this.stores = stores;
    }

    /** The issuer in every one of the stores; {@link Issuer#UNKNOWN} where nothing was heard. */
    public Mono<Map<UUID, Issuer>> of(Collection<UUID> ids) {
        return stores.findAll(ids)
                .map(known -> ids.stream()
                        .distinct()
                        .collect(Collectors.toMap(Function.identity(), id -> issuer(known.get(id)))));
    }

    static Issuer issuer(@Nullable StoreChanged store) {
        return store == null ? Issuer.UNKNOWN : new Issuer(seller(store.seller()), zone(store.timeZone()));
    }

    private static Seller seller(StoreChanged.Seller seller) {
        return new Seller(
                seller.name(), address(seller.address()), seller.taxId(), seller.email(), seller.paymentTermsDays());
    }

    private static @Nullable Address address(Customer.@Nullable Address address) {
        return address == null
                ? null
                : new Address(
                        address.street(), address.city(), address.state(), address.postalCode(), address.country());
    }

    /** Two services may have been built with different tables of zones; no invoice waits for that. */
    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException _) {
            return ZoneOffset.UTC;
        }
    }
}
