package dev.saldo.gateway.access;

import java.time.Instant;
import java.util.UUID;

/** What the gateway remembers of the bootstrap key: everything but the key. */
record Bootstrap(String keyHash, String prefix, UUID storeId, String storeName, Instant createdAt) {

    boolean accepts(ApiKey key) {
        return key.hasHash(keyHash);
    }

    Bootstrap withKey(ApiKey key) {
        return new Bootstrap(key.hash(), key.prefix(), storeId, storeName, createdAt);
    }
}
