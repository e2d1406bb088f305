package dev.saldo.identity.store;

import dev.saldo.identity.apikey.KeyRing;
import dev.saldo.kit.audit.Masked;
import dev.saldo.kit.web.ShownOnce;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * @param test a sandbox with data of its own
 * @param apiKey its first key; only in the answer to an API key that made the store
 */
record StoreView(
        UUID id,
        String name,
        String slug,
        boolean test,
        String defaultCurrency,
        String timeZone,
        String locale,
        @Nullable String country,
        Seller seller,
        Policies policies,
        long version,
        Instant createdAt,
        Instant updatedAt,
        @Masked @Nullable FirstKey apiKey)
        implements ShownOnce {

    /** @param key shown this once; absent when the answer is repeated for its Idempotency-Key */
    record FirstKey(UUID id, @Nullable String key, String prefix) {

        @Override
        public String toString() {
            return "FirstKey[%s]".formatted(prefix);
        }
    }

    static StoreView of(Store store) {
        var settings = store.settings();
        return new StoreView(
                store.id(),
                settings.name(),
                store.slug(),
                store.test(),
                settings.currency(),
                settings.zone(),
                settings.language(),
                settings.country(),
                settings.sold().complete(),
                settings.decided().complete(),
                store.version(),
                store.createdAt(),
                store.updatedAt(),
                null);
    }

    StoreView with(KeyRing.HandedOver key) {
        return with(new FirstKey(key.id(), key.text().value(), key.prefix()));
    }

    @Override
    public StoreView withoutSecret() {
        return apiKey == null ? this : with(new FirstKey(apiKey.id(), null, apiKey.prefix()));
    }

    private StoreView with(FirstKey key) {
        return new StoreView(
                id,
                name,
                slug,
                test,
                defaultCurrency,
                timeZone,
                locale,
                country,
                seller,
                policies,
                version,
                createdAt,
                updatedAt,
                key);
    }
}
