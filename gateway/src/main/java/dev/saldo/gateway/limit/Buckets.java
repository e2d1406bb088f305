package dev.saldo.gateway.limit;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;

/** A token bucket for each key. Buckets that have filled up again are forgotten, and there are never more than so many. */
final class Buckets {

    private static final int MAX_KEYS = 100_000;

    private final LoadingCache<Object, Bucket> buckets;

    Buckets(int capacity, int refill, Duration every, TimeMeter time) {
        var untilFull = every.multipliedBy(Math.ceilDiv(capacity, refill));
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MAX_KEYS)
                .expireAfterAccess(untilFull.plusSeconds(1))
                .build(_ -> Bucket.builder()
                        .withCustomTimePrecision(time)
                        .addLimit(limit -> limit.capacity(capacity).refillGreedy(refill, every))
                        .build());
    }

    Bucket of(Object key) {
        return buckets.get(key);
    }
}
