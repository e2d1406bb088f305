package dev.saldo.billing.seller;

import dev.saldo.contracts.identity.StoreChanged;
import dev.saldo.contracts.identity.StoreChanged.Policies;
import dev.saldo.contracts.identity.StoreChanged.Subscriptions;
import dev.saldo.contracts.sales.Customer;
import dev.saldo.kit.clock.StoreClock;
import dev.saldo.kit.clock.StoreTimes;
import dev.saldo.kit.store.Stores;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** The issuers of documents, from this service's copy of the stores and their clocks. */
@Service
public class Issuers {

    private final Stores stores;
    private final StoreClock clock;

    Issuers(Stores stores, StoreClock clock) {
        this.stores = stores;
        this.clock = clock;
    }

    /** The issuer in every one of the stores as it is now; {@link Issuer#unknown} where nothing was heard. */
    public Mono<Map<UUID, Issuer>> of(Collection<UUID> ids) {
        return stores.findAll(ids).zipWhen(_ -> clock.now(ids)).map(read -> issuers(ids, read.getT1(), read.getT2()));
    }

    private static Map<UUID, Issuer> issuers(Collection<UUID> ids, Map<UUID, StoreChanged> known, StoreTimes times) {
        return ids.stream()
                .distinct()
                .collect(Collectors.toMap(Function.identity(), id -> issuer(known.get(id), times.in(id))));
    }

    static Issuer issuer(@Nullable StoreChanged store, Instant now) {
        return store == null
                ? Issuer.unknown(now)
                : new Issuer(seller(store.seller()), zone(store.timeZone()), consolidates(store.policies()), now);
    }

    private static boolean consolidates(Policies policies) {
        return Objects.requireNonNullElse(policies.subscriptions(), Subscriptions.USUAL)
                .consolidateInvoices();
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
